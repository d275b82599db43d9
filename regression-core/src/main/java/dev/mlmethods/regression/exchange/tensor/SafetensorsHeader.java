package dev.mlmethods.regression.exchange.tensor;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.exchange.file.ExchangeFile;
import dev.mlmethods.regression.predictor.text.Excerpt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** The JSON at the beginning of safetensors, read piece by piece, so that it takes no more memory than the file may. */
final class SafetensorsHeader {
    static final String METADATA = "__metadata__";

    private static final String TYPE = "dtype";
    private static final String SHAPE = "shape";
    private static final String OFFSETS = "data_offsets";
    private static final List<DataType> TYPES = List.of(DataType.values());

    /** Of a text, such as the names of 6,000 features in the metadata; reading one takes 6 times as many bytes. */
    private static final int MOST_LETTERS = 1 << 17;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(10)
                    .maxNumberLength(20)
                    .maxNameLength(1_000)
                    .maxStringLength(MOST_LETTERS)
                    .build())
            .build();

    private static final int ENTRY_BYTES = 700;
    private static final int NUMBER_BYTES = 64;
    private static final int BYTES_PER_LETTER = 8;

    private final ExchangeFile file;
    private final JsonParser json;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
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
        } catch (StreamConstraintsException e) {
            throw file.fault("has a header with longer names, texts (" + MOST_LETTERS
                    + " letters) or numbers, or deeper objects, than can be read. Save it without its metadata.");
        } catch (JacksonException e) {
            throw file.damaged("its header is not JSON");
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
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw file.damaged("its header is no JSON object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            file.take(ENTRY_BYTES + (long) BYTES_PER_LETTER * name.length());
            if (!names.add(name)) {
                throw file.damaged("its header has " + Excerpt.name(name) + " twice");
            }
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

    private void require(JsonToken token, String name, String field) {
        if (json.nextToken() != token) {
            throw wrong(name, field);
        }
    }

    private RegressionException wrong(String name, String field) {
        return file.damaged("its " + Excerpt.name(name) + (field.isEmpty() ? "" : ": " + Excerpt.name(field))
                + " is missing or has the wrong type");
    }

    private void readMetadata() {
        require(JsonToken.START_OBJECT, METADATA, "");
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            require(JsonToken.VALUE_STRING, METADATA, name);
            String value = json.getString();
            file.take(ENTRY_BYTES + (long) BYTES_PER_LETTER * (name.length() + value.length()));
            if (metadata.put(name, value) != null) {
                throw file.damaged("its " + METADATA + " has " + Excerpt.name(name) + " twice");
            }
        }
    }

    private void readEntry(String name) {
        require(JsonToken.START_OBJECT, name, "");
        DataType type = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = json.currentName();
            if (field.equals(TYPE) && type == null) {
                type = type(name);
            } else if (field.equals(SHAPE) && shape == null) {
                shape = numbers(name, SHAPE);
            } else if (field.equals(OFFSETS) && offsets == null) {
                offsets = numbers(name, OFFSETS);
            } else {
                throw tensor(name, "has the field " + Excerpt.name(field) + ", which is unknown or there twice");
            }
        }
        if (type == null || shape == null || offsets == null) {
            throw tensor(name, "lacks its dtype, shape or data_offsets");
        }
        if (offsets.size() != 2 || offsets.get(0) > offsets.get(1)) {
            throw wrong(name, OFFSETS);
        }
        entries.add(new Entry(name, type, sizes(name, shape), offsets.get(0), offsets.get(1)));
    }

    private RegressionException tensor(String name, String what) {
        return file.damaged("its tensor " + Excerpt.name(name) + " " + what);
    }

    private List<Integer> sizes(String name, List<Long> shape) {
        List<Integer> sizes = new ArrayList<>(shape.size());
        for (long size : shape) {
            if (size > Integer.MAX_VALUE) {
                throw tensor(name, "has the size " + size);
            }
            sizes.add((int) size);
        }
        return sizes;
    }

    private DataType type(String name) {
        require(JsonToken.VALUE_STRING, name, TYPE);
        String code = json.getString();
        for (DataType type : TYPES) {
            if (code(type).equals(code)) {
                return type;
            }
        }
        throw file.fault("has the tensor " + Excerpt.name(name) + " of the dtype " + Excerpt.name(code)
                + ", which no weights are. Save it without that tensor.");
    }

    private List<Long> numbers(String name, String field) {
        require(JsonToken.START_ARRAY, name, field);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
            file.take(NUMBER_BYTES);
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER || json.getLongValue() < 0) {
                throw wrong(name, field);
            }
            numbers.add(json.getLongValue());
        }
        if (json.currentToken() != JsonToken.END_ARRAY) {
            throw wrong(name, field);
        }
        return numbers;
    }
}
