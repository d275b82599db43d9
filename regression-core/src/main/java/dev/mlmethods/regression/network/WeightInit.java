package dev.mlmethods.regression.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.mlmethods.regression.random.TorchRandom;
import dev.mlmethods.regression.text.Names;

/** The distribution of the initial weights of a dense layer. */
public enum WeightInit {
    /** U(-1/sqrt(fanIn), 1/sqrt(fanIn)) for weights and biases, like PyTorch's {@code nn.Linear}. */
    PYTORCH("pytorch") {
        @Override
        float weight(TorchRandom random, int fanIn, int fanOut) {
            return symmetric(random, 1 / Math.sqrt(fanIn));
        }

        @Override
        float bias(TorchRandom random, int fanIn) {
            return symmetric(random, 1 / Math.sqrt(fanIn));
        }
    },
    /** U(+-sqrt(6 / (fanIn + fanOut))), biases 0; Glorot and Bengio (2010). */
    XAVIER_UNIFORM("xavierUniform") {
        @Override
        float weight(TorchRandom random, int fanIn, int fanOut) {
            return symmetric(random, Math.sqrt(6.0 / (fanIn + fanOut)));
        }
    },
    /** N(0, 2 / (fanIn + fanOut)), biases 0; Glorot and Bengio (2010). */
    XAVIER_NORMAL("xavierNormal") {
        @Override
        float weight(TorchRandom random, int fanIn, int fanOut) {
            return (float) (random.normal() * Math.sqrt(2.0 / (fanIn + fanOut)));
        }
    },
    /** U(+-sqrt(6 / fanIn)), biases 0; He, Zhang, Ren and Sun (2015). */
    HE_UNIFORM("heUniform") {
        @Override
        float weight(TorchRandom random, int fanIn, int fanOut) {
            return symmetric(random, Math.sqrt(6.0 / fanIn));
        }
    },
    /** N(0, 2 / fanIn), biases 0; He, Zhang, Ren and Sun (2015). */
    HE_NORMAL("heNormal") {
        @Override
        float weight(TorchRandom random, int fanIn, int fanOut) {
            return (float) (random.normal() * Math.sqrt(2.0 / fanIn));
        }
    },
    /** U(+-sqrt(3 / fanIn)), biases 0; LeCun, Bottou, Orr and Mueller (1998). */
    LECUN_UNIFORM("lecunUniform") {
        @Override
        float weight(TorchRandom random, int fanIn, int fanOut) {
            return symmetric(random, Math.sqrt(3.0 / fanIn));
        }
    };

    private final String parameterName;

    WeightInit(String parameterName) {
        this.parameterName = parameterName;
    }

    /**
     * {@return the distribution of that name}
     *
     * @param name such as {@code heUniform}, in upper or lower case
     * @throws dev.mlmethods.regression.RegressionException if there is none; the message lists those there are
     */
    @JsonCreator
    public static WeightInit parse(String name) {
        return Names.parse("weightInit", name, values(), WeightInit::parameterName);
    }

    /** {@return the name as parameters and JSON spell it, such as {@code heUniform}} */
    @JsonValue
    public String parameterName() {
        return parameterName;
    }

    /** The next weight of a layer with that many inputs and outputs. */
    abstract float weight(TorchRandom random, int fanIn, int fanOut);

    /** The next bias of a layer with that many inputs. */
    float bias(TorchRandom random, int fanIn) {
        return 0f;
    }

    private static float symmetric(TorchRandom random, double bound) {
        return random.uniform((float) -bound, (float) bound);
    }
}
