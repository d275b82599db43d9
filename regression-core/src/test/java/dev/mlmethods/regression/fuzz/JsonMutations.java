package dev.mlmethods.regression.fuzz;

import dev.mlmethods.regression.json.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes what a JSON text says so that it remains JSON: values of other types, and arrays of other lengths. */
final class JsonMutations {
    static final Mutation ANY = JsonMutations::change;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A part of the text, which contains other values. */
    private record Place(JsonNode parent, String name, int index) {
        JsonNode value() {
            return parent instanceof ArrayNode array ? array.get(index) : parent.get(name);
        }

        void set(JsonNode value) {
            if (parent instanceof ArrayNode array) {
                array.set(index, value);
            } else {
                ((ObjectNode) parent).set(name, value);
            }
        }

        void remove() {
            if (parent instanceof ArrayNode array) {
                array.remove(index);
            } else {
                ((ObjectNode) parent).remove(name);
            }
        }
    }

    private JsonMutations() {}

    private static byte[] change(byte[] bytes, Random random) {
        JsonNode root;
        try {
            root = Json.tree(bytes);
        } catch (JacksonException e) {
            return TextMutations.ANY.of(bytes, random);
        }
        List<Place> places = new ArrayList<>();
        addPlaces(places, root);
        if (places.isEmpty()) {
            return TextMutations.ANY.of(bytes, random);
        }
        Place place = places.get(random.nextInt(places.size()));
        if (place.value() instanceof ArrayNode array && !array.isEmpty() && random.nextBoolean()) {
            resize(array, random);
        } else {
            switch (random.nextInt(5)) {
                case 0 -> place.remove();
                case 1 ->
                    place.set(places.get(random.nextInt(places.size())).value().deepCopy());
                default -> place.set(value(place.value(), random));
            }
        }
        byte[] file = Json.file(root);
        boolean isLine = new String(bytes, StandardCharsets.UTF_8).strip().indexOf('\n') < 0;
        return isLine ? (Json.line(root) + "\n").getBytes(StandardCharsets.UTF_8) : file;
    }

    private static void addPlaces(List<Place> places, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> {
                places.add(new Place(object, name, 0));
                addPlaces(places, object.get(name));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                places.add(new Place(array, "", i));
                addPlaces(places, array.get(i));
            }
        }
    }

    private static void resize(ArrayNode array, Random random) {
        JsonNode one = array.get(random.nextInt(array.size())).deepCopy();
        switch (random.nextInt(4)) {
            case 0 -> array.removeAll();
            case 1 -> array.remove(random.nextInt(array.size()));
            case 2 -> array.insert(random.nextInt(array.size() + 1), one);
            default -> {
                for (int i = 0; i < 100; i++) {
                    array.add(one);
                }
            }
        }
    }

    private static JsonNode value(JsonNode before, Random random) {
        if (before.isNumber() && random.nextBoolean()) {
            double value = before.doubleValue();
            return switch (random.nextInt(6)) {
                case 0 -> NODES.numberNode(before.isInt() ? -before.intValue() - 1 : -value);
                case 1 -> before.isInt() ? NODES.numberNode(Integer.MAX_VALUE) : NODES.numberNode(Double.MAX_VALUE);
                case 2 -> before.isInt() ? NODES.numberNode(Integer.MIN_VALUE) : NODES.numberNode(-Double.MAX_VALUE);
                case 3 -> NODES.numberNode(0);
                case 4 -> before.isInt() ? NODES.numberNode(before.intValue() + 1) : NODES.numberNode(value * 1e10);
                default -> NODES.stringNode("NaN");
            };
        }
        return switch (random.nextInt(10)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.stringNode("");
            case 2 -> NODES.stringNode("x".repeat(5_000));
            case 3 -> NODES.stringNode("\u0000\u001b[31m\n::error::</script>");
            case 4 -> NODES.arrayNode();
            case 5 -> NODES.objectNode();
            case 6 -> NODES.numberNode(BigInteger.TEN.pow(40));
            case 7 -> NODES.booleanNode(random.nextBoolean());
            case 8 -> NODES.numberNode(-1);
            default -> NODES.numberNode(Double.MIN_VALUE);
        };
    }
}
