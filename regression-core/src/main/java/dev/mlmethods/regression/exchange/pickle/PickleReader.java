package dev.mlmethods.regression.exchange.pickle;

import dev.mlmethods.regression.exchange.file.ExchangeFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads pickles of the protocols 2 to 5 as plain values: texts, {@link Long}, {@link java.math.BigInteger}, {@link Double}, {@link Boolean}, null,
 * lists (also for tuples and sets), maps, {@link java.nio.ByteBuffer} (a view of the bytes), {@link Global} and {@link PickledObject}. Nothing is
 * constructed or called, and a name that the {@link PickleDialect} doesn't allow ends the reading at once. A value may occur in several places, also
 * within itself: whoever looks at it must not follow all of its values.
 *
 * <p>Source of the format: CPython 3.11, {@code Lib/pickletools.py}; PEP 307, 3154 and 574. Without the instructions that only the protocols 0 and 1
 * use, without the extension registry, and without buffers outside of the pickle.
 */
public final class PickleReader {
    private static final int LATEST = 5;
    private static final int SIMPLE_BYTES = 24;
    private static final int OBJECT_BYTES = 160;
    private static final int LIST_BYTES = 80;
    private static final int ELEMENT_BYTES = 12;
    private static final int MAP_BYTES = 136;
    private static final int ENTRY_BYTES = 56;
    private static final int LONGEST_NAME = 200;
    private static final int PROTOCOL = 0x80;
    private static final int STOP = '.';

    private final PickleInput input;
    private final ExchangeFile file;
    private final PickleDialect dialect;
    private final PickleStack stack;
    private final PickleMemo memo;

    /**
     * Begins to read.
     *
     * @param input the pickle begins here
     * @param dialect what it may name
     */
    public PickleReader(PickleInput input, PickleDialect dialect) {
        this.input = input;
        this.file = input.file();
        this.dialect = dialect;
        this.stack = new PickleStack(input);
        this.memo = new PickleMemo(input);
    }

    /**
     * Reads the pickle up to its end, which need not be that of the input.
     *
     * @return the value
     * @throws dev.mlmethods.regression.RegressionException if it is damaged, would take more memory than the file may, or names something else
     */
    public @Nullable Object read() {
        if (input.unsignedByte() != PROTOCOL) {
            throw file.damaged("its pickle does not begin as one of the protocols 2 to " + LATEST);
        }
        requireProtocol();
        for (int instruction = input.unsignedByte(); instruction != STOP; instruction = input.unsignedByte()) {
            execute(instruction);
        }
        Object value = stack.pop();
        if (!stack.isEmpty()) {
            throw input.damaged("values that belong to nothing");
        }
        return value;
    }

    private void requireProtocol() {
        int protocol = input.unsignedByte();
        if (protocol < 2 || protocol > LATEST) {
            throw file.damaged("its pickle has the protocol " + protocol + ", not one of 2 to " + LATEST);
        }
    }

    private void execute(int instruction) {
        switch (instruction) {
            case PROTOCOL -> requireProtocol();
            case 0x95 -> requireFrame();
            case '(' -> stack.mark();
            case '0' -> pop();
            case '1' -> stack.popMarked();
            case '2' -> stack.push(stack.peek());
            case 'h' -> stack.push(memo.get(input.unsignedByte()));
            case 'j' -> stack.push(memo.get(input.unsignedInt()));
            case 'q' -> memo.put(input.unsignedByte(), stack.peek());
            case 'r' -> memo.put(input.unsignedInt(), stack.peek());
            case 0x94 -> memo.add(stack.peek());
            default -> stack.push(value(instruction));
        }
    }

    /** A frame only says that so many bytes can be read at once. */
    private void requireFrame() {
        long length = input.signedLong();
        if (length < 0 || length > input.remaining()) {
            throw input.damaged("a frame of " + Long.toUnsignedString(length) + " bytes");
        }
    }

    private void pop() {
        if (stack.endsWithMark()) {
            stack.popMark();
        } else {
            Object unused = stack.pop();
        }
    }

    private @Nullable Object value(int instruction) {
        return switch (instruction) {
            case 'N' -> null;
            case 0x88 -> true;
            case 0x89 -> false;
            case 'K' -> number((long) input.unsignedByte());
            case 'M' -> number((long) input.unsignedShort());
            case 'J' -> number((long) input.signedInt());
            case 0x8a -> input.integer(input.unsignedByte());
            case 0x8b -> input.integer(input.unsignedInt());
            case 'G' -> number(input.float64());
            case 0x8c -> input.utf8(input.unsignedByte());
            case 'X' -> input.utf8(input.unsignedInt());
            case 0x8d -> input.utf8(input.signedLong());
            // The texts of Python 2.
            case 'U' -> input.latin1(input.unsignedByte());
            case 'T' -> input.latin1(input.unsignedInt());
            case 'C' -> input.view(input.unsignedByte());
            case 'B' -> input.view(input.unsignedInt());
            case 0x8e, 0x96 -> input.view(input.signedLong());
            default -> collection(instruction);
        };
    }

    private Number number(Number value) {
        file.take(SIMPLE_BYTES);
        return value;
    }

    private @Nullable Object collection(int instruction) {
        return switch (instruction) {
            case ')' -> stack.pop(0);
            case 0x85 -> stack.pop(1);
            case 0x86 -> stack.pop(2);
            case 0x87 -> stack.pop(3);
            case 't', 0x91 -> stack.popMarked();
            case ']', 0x8f -> list();
            case 'l' -> extended(list(), stack.popMarked());
            case 'a' -> appended(stack.pop());
            case 'e', 0x90 -> appended(stack.popMarked());
            case '}' -> map();
            case 'd' -> filled(map(), stack.popMarked());
            case 's' -> filled(stack.pop(2));
            case 'u' -> filled(stack.popMarked());
            default -> object(instruction);
        };
    }

    private List<@Nullable Object> list() {
        file.take(LIST_BYTES);
        return new ArrayList<>();
    }

    private List<@Nullable Object> extended(List<@Nullable Object> list, List<@Nullable Object> more) {
        file.take((long) ELEMENT_BYTES * more.size());
        list.addAll(more);
        return list;
    }

    private @Nullable Object appended(@Nullable Object value) {
        file.take(ELEMENT_BYTES);
        growing().add(value);
        return stack.pop();
    }

    private @Nullable Object appended(List<@Nullable Object> values) {
        Object unused = extended(growing(), values);
        return stack.pop();
    }

    /** Tuples can't grow. */
    @SuppressWarnings("unchecked") // Only list() makes an ArrayList.
    private List<@Nullable Object> growing() {
        if (stack.peek() instanceof ArrayList<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw input.damaged("elements of something that is no list");
    }

    private Map<@Nullable Object, @Nullable Object> map() {
        file.take(MAP_BYTES);
        return new LinkedHashMap<>();
    }

    private @Nullable Object filled(List<@Nullable Object> pairs) {
        return filled(stack.pop(), pairs);
    }

    @SuppressWarnings("unchecked") // Only map() makes a map.
    private Object filled(@Nullable Object target, List<@Nullable Object> pairs) {
        if (pairs.size() % 2 != 0 || !(target instanceof Map<?, ?> || target instanceof PickledObject)) {
            throw input.damaged("entries of something that is no dict");
        }
        file.take((long) ENTRY_BYTES * (pairs.size() / 2));
        for (int i = 0; i < pairs.size(); i += 2) {
            Object key = pairs.get(i);
            // Others would have to be compared, with all that is in them.
            if (!(key == null || key instanceof String || key instanceof Number || key instanceof Boolean)) {
                throw input.damaged("a dict with a key that is neither a text nor a number");
            }
            if (target instanceof PickledObject object) {
                object.put(key, pairs.get(i + 1));
            } else {
                ((Map<@Nullable Object, @Nullable Object>) target).put(key, pairs.get(i + 1));
            }
        }
        return target;
    }

    private @Nullable Object object(int instruction) {
        return switch (instruction) {
            case 'c' -> global(input.line(), input.line());
            case 0x93 -> global(stack.pop(2));
            case 'R', 0x81 -> called(stack.pop(2));
            case 'b' -> built(stack.pop(2));
            case 'Q' -> persistent(stack.pop());
            default -> throw input.damaged("an unknown instruction " + instruction);
        };
    }

    private Global global(List<@Nullable Object> names) {
        if (names.get(0) instanceof String module && names.get(1) instanceof String name) {
            return global(module, name);
        }
        throw input.damaged("a name that is no text");
    }

    private Global global(String module, String own) {
        file.take(OBJECT_BYTES + 2L * (module.length() + own.length()));
        if (module.length() + own.length() > LONGEST_NAME || !isName(module) || !isName(own)) {
            throw input.damaged("a name that is none");
        }
        String name = module + "." + own;
        if (!dialect.allows(name)) {
            throw dialect.refusal(name);
        }
        return new Global(name);
    }

    /** Others would only fill a message with what can't be read. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter != '.'
                    && (!Character.isUnicodeIdentifierPart(letter) || Character.isIdentifierIgnorable(letter))) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // All lists are of these.
    private PickledObject called(List<@Nullable Object> call) {
        file.take(OBJECT_BYTES);
        if (call.get(0) instanceof Global global && call.get(1) instanceof List<?> arguments) {
            return new PickledObject(global.name(), (List<@Nullable Object>) arguments);
        }
        throw input.damaged("a call of something without a name");
    }

    private @Nullable Object built(List<@Nullable Object> build) {
        if (build.get(0) instanceof PickledObject object) {
            object.build(build.get(1));
            return dialect.built(object, input);
        }
        throw input.damaged("a state of something that is no object");
    }

    private Object persistent(@Nullable Object id) {
        file.take(OBJECT_BYTES);
        return dialect.persistent(id);
    }
}
