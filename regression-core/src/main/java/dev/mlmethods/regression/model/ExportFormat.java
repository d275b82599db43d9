package dev.mlmethods.regression.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.text.Names;
import java.util.List;

/** The formats that a model can be exported to. */
public enum ExportFormat {
    /** A graph of ONNX, the scaling included: raw features in, the target in its unit out. */
    ONNX("onnx", "model.onnx"),
    /** The weights and the scaling as tensors, which is all that a tool has to read to compute the network itself. */
    SAFETENSORS("safetensors", "model.safetensors"),
    /** The weights as a state dict, which PyTorch's {@code load_state_dict} takes; without the scaling. */
    PYTORCH("pytorch", "model.pt");

    /** The name of the file that describes a graph of ONNX. */
    public static final String DESCRIPTION = "model.json";

    private final String parameterName;
    private final String fileName;

    ExportFormat(String parameterName, String fileName) {
        this.parameterName = parameterName;
        this.fileName = fileName;
    }

    /**
     * {@return the format of that name}
     *
     * @param name such as {@code onnx}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static ExportFormat parse(String name) {
        return Names.parse("format", name, values(), ExportFormat::parameterName);
    }

    /** {@return the name as parameters and JSON spell it} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }

    /** {@return the names of all its files; beside a graph of ONNX is its description} */
    public List<String> fileNames() {
        return this == ONNX ? List.of(fileName, DESCRIPTION) : List.of(fileName);
    }

    /** {@return the name of the file} */
    public String fileName() {
        return fileName;
    }
}
