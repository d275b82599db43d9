package dev.mlmethods.regression.exchange.onnx;

/** The operators of ONNX that a graph uses, as opset 17 defines them. */
enum Operator {
    ABS("Abs"),
    ADD("Add"),
    CAST("Cast"),
    CONCAT("Concat"),
    DIV("Div"),
    EXP("Exp"),
    GATHER("Gather"),
    GEMM("Gemm"),
    GREATER("Greater"),
    GREATER_OR_EQUAL("GreaterOrEqual"),
    MAX("Max"),
    MIN("Min"),
    MUL("Mul"),
    NEG("Neg"),
    PAD("Pad"),
    POW("Pow"),
    REDUCE_SUM("ReduceSum"),
    RELU("Relu"),
    ROUND("Round"),
    SIGMOID("Sigmoid"),
    SPLIT("Split"),
    SQRT("Sqrt"),
    SUB("Sub"),
    TANH("Tanh"),
    WHERE("Where");

    private final String word;

    Operator(String word) {
        this.word = word;
    }

    /** The name in a file. */
    String word() {
        return word;
    }
}
