package dev.mlmethods.regression.goals;

import dev.mlmethods.regression.file.PendingMoves;
import dev.mlmethods.regression.report.result.Timings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A process that publishes what a goal does, to be killed by {@code benchmarks/kill-goals.sh}.
 *
 * <pre>{@code
 * publish GOAL FOLDER RUN        publishes the results of that run, once
 * loop GOAL FOLDER               publishes those of the runs 1 and 2 in turn, until it is killed; says so before it begins
 * read GOAL OLD NEW FOLDER...    says which results are in each folder: old, new, or torn
 * }</pre>
 */
final class KilledGoal {
    private KilledGoal() {}

    public static void main(String[] args) throws IOException {
        PublishedGoal goal = PublishedGoal.valueOf(args[1].toUpperCase(Locale.ROOT));
        Path folder = Path.of(args[2]);
        switch (args[0]) {
            case "publish" -> goal.writer(Integer.parseInt(args[3]), scratch()).accept(folder);
            case "loop" -> loop(goal, folder);
            case "read" ->
                Arrays.stream(args, 4, args.length)
                        .forEach(left -> System.out.println(state(goal, folder, Path.of(args[3]), Path.of(left))));
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static Path scratch() throws IOException {
        return Files.createTempDirectory("kill-goals");
    }

    private static void loop(PublishedGoal goal, Path folder) throws IOException {
        Consumer<Path> one = goal.writer(1, scratch());
        Consumer<Path> other = goal.writer(2, scratch());
        // Otherwise, most kills would hit the loading of classes, with nothing written yet.
        other.accept(folder);
        one.accept(folder);
        System.out.println("begins");
        while (true) {
            other.accept(folder);
            one.accept(folder);
        }
    }

    private static String state(PublishedGoal goal, Path old, Path now, Path folder) {
        boolean pending = isPending(folder);
        PendingMoves.finishIn(folder);
        Object found = withoutClock(goal.read(folder));
        String state = found.equals(withoutClock(goal.read(old)))
                ? "old"
                : found.equals(withoutClock(goal.read(now))) ? "new" : "torn";
        return pending ? state + ", moves finished" : state;
    }

    /** Another process takes different times. */
    private static Object withoutClock(Object read) {
        if (read instanceof Map<?, ?> files) {
            Map<Object, Object> others = new HashMap<>(files);
            others.remove(Timings.FILE);
            return others;
        }
        return read;
    }

    private static boolean isPending(Path folder) {
        String[] names =
                folder.toFile().list((in, name) -> name.startsWith(".regression-moves.") && name.endsWith(".json"));
        return names != null && names.length > 0;
    }
}
