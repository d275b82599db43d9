package dev.mlmethods.regression.exchange.tensor;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** The JSON at the beginning of safetensors, read piece by piece, so that it takes no more memory than the file may. */
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxNumberLength(20)
                    .maxNameLength(1_000)
                    .maxStringLength(1 << 16)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final int ENTRY_BYTES = 700;
    private static final int NUMBER_BYTES = 64;
    private static final int BYTES_PER_LETTER = 8;

    private final ExchangeFile file;
    private final JsonParser json;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private SafetensorsHeader(ExchangeFile file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * A tensor.
     *
     * @param begin the first byte of its data, behind the header; at least 0
     * @param end the byte behind the last one, at least {@code begin}
     */
    record Entry(String name, DataType type, List<Integer> shape, long begin, long end) {}

    static SafetensorsHeader read(ExchangeFile file, byte[] text) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            SafetensorsHeader header = new SafetensorsHeader(file, json);
            header.read();
            return header;
        } catch (JacksonException e) {
            throw file.damaged("its header is not JSON, or has a name twice");
        }
    }

    List<Entry> entries() {
        return entries;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** How the header spells a type. */
    static String code(DataType type) {
        return switch (type) {
            case FLOAT64 -> "F64";
            case FLOAT32 -> "F32";
            case FLOAT16 -> "F16";
            case BFLOAT16 -> "BF16";
            case INT64 -> "I64";
        };
    }

    private void read() {
        require(JsonToken.START_OBJECT, "its header");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            file.take(ENTRY_BYTES + (long) BYTES_PER_LETTER * name.length());
            if (name.equals(METADATA)) {
                readMetadata();
            } else {
                readEntry(name);
            }
        }
        if (json.nextToken() != null) {
            throw file.damaged("its header goes on behind its end");
        }
    }

    private void require(JsonToken token, String subject) {
        if (json.nextToken() != token) {
            throw wrong(subject);
        }
    }

    private RegressionException wrong(String subject) {
        return file.damaged(subject + " is missing or has the wrong type");
    }

    private void readMetadata() {
        require(JsonToken.START_OBJECT, METADATA);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            require(JsonToken.VALUE_STRING, METADATA + "." + Excerpt.name(name));
            String value = json.getString();
            file.take(ENTRY_BYTES + (long) BYTES_PER_LETTER * (name.length() + value.length()));
            metadata.put(name, value);
        }
    }

    private void readEntry(String name) {
        String subject = "its tensor " + Excerpt.name(name);
        require(JsonToken.START_OBJECT, subject);
        DataType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            switch (field) {
                case "dtype" -> type = type(subject);
                case "shape" -> shape = numbers(subject + ": shape");
                case "data_offsets" -> offsets = numbers(subject + ": data_offsets");
                default -> throw file.damaged(subject + " has the unknown field " + Excerpt.name(field));
            }
        }
        entries.add(entry(name, subject, type, shape, offsets));
    }

    private Entry entry(
            String name,
            String subject,
            @Nullable DataType type,
            @Nullable List<Long> shape,
            @Nullable List<Long> offsets) {
        if (type == null || shape == null || offsets == null) {
            throw file.damaged(subject + " lacks its dtype, shape or data_offsets");
        }
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw wrong(subject + ": data_offsets");
        }
        List<Integer> sizes = new ArrayList<>(shape.size());
        for (long size : shape) {
            if (size > Integer.MAX_VALUE) {
                throw file.damaged(subject + " has the size " + size);
            }
            sizes.add((int) size);
        }
        return new Entry(name, type, sizes, offsets.get(0), offsets.get(1));
    }

    private DataType type(String subject) {
        require(JsonToken.VALUE_STRING, subject + ": dtype");
        String code = json.getString();
        for (DataType type : DataType.values()) {
            if (code(type).equals(code)) {
                return type;
            }
        }
        throw file.fault("has numbers of a type that no weights are: " + subject + " has the dtype "
                + Excerpt.quoted(code) + ". Save it without that tensor.");
    }

    private List<Long> numbers(String subject) {
        require(JsonToken.START_ARRAY, subject);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            file.take(NUMBER_BYTES);
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
                throw wrong(subject);
            }
            numbers.add(json.getLongValue());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw wrong(subject);
        }
        return numbers;
    }
}
