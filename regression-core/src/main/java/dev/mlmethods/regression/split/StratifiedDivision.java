package dev.mlmethods.regression.split;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.predictor.text.NumberText;
import dev.mlmethods.regression.random.NumpyRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides rows at random, but with the same share of each bin of the target: scikit-learn's {@code train_test_split(rows, test_size=testSize,
 * random_state=splitSeed, stratify=bins)}, and the folds of its {@code StratifiedKFold(folds, shuffle=True, random_state=splitSeed)}. The bins are
 * those of all rows, for the validation rows and the folds as well.
 */
record StratifiedDivision(TargetBins bins, SplitSpec spec) implements RowDivision {
    /** One for each side. */
    private static final int MIN_BIN_ROWS = 2;

    @Override
    public int rows() {
        return bins.rows();
    }

    @Override
    public TrainTestSplit divide(String parameter, double size, int[] rows) {
        List<int[]> strata = strata(rows);
        int chosen = (int) Math.ceil(size * rows.length);
        int kept = rows.length - chosen;
        require(parameter, size, rows.length, chosen, strata);
        NumpyRandom random = new NumpyRandom(spec.splitSeed());
        int[] sizes = strata.stream().mapToInt(stratum -> stratum.length).toArray();
        int[] keptOf = Shares.of(sizes, kept, random);
        int[] left = IntStream.range(0, sizes.length)
                .map(number -> sizes[number] - keptOf[number])
                .toArray();
        // Everything that is left is chosen; scikit-learn allocates that, too, with random draws for what rounding
        // leaves.
        int[] chosenOf = Shares.of(left, chosen, random);
        int[] training = new int[kept];
        int[] test = new int[chosen];
        int trainings = 0;
        int tests = 0;
        for (int number = 0; number < sizes.length; number++) {
            int[] stratum = strata.get(number);
            int[] shuffled = random.permutation(stratum.length);
            for (int place = 0; place < keptOf[number]; place++) {
                training[trainings++] = stratum[shuffled[place]];
            }
            for (int place = 0; place < chosenOf[number]; place++) {
                test[tests++] = stratum[shuffled[keptOf[number] + place]];
            }
        }
        random.shuffle(training);
        random.shuffle(test);
        return TrainTestSplit.ofRows(training, test);
    }

    private void require(String parameter, double size, int rows, int chosen, List<int[]> strata) {
        boolean isTest = parameter.equals(TEST_SIZE);
        String what = isTest ? "for the test" : "for the validation";
        for (int[] stratum : strata) {
            if (stratum.length < MIN_BIN_ROWS) {
                throw new RegressionException(
                        bins.asked() + ", but " + bins.text(bins.of(stratum[0])) + " has only 1 of "
                                + (isTest
                                        ? RowDivision.counted(rows)
                                        : "the " + RowDivision.counted(rows) + " that are not held out")
                                + "; it needs 1 to train on and 1 " + what
                                + ". Lower stratify, or add rows.");
            }
        }
        String sides = parameter + " is " + NumberText.shortest(size) + ", which takes " + NumberText.count(chosen)
                + " of " + RowDivision.counted(rows) + " " + what;
        String each = strata.size() + " bins of stratify need 1 row each";
        if (chosen < strata.size()) {
            throw new RegressionException(
                    sides + ", but the " + each + ". Raise " + parameter + ", lower stratify, or add rows.");
        }
        if (rows - chosen < strata.size()) {
            throw new RegressionException(sides + " and leaves " + NumberText.count(rows - chosen)
                    + " to train on, but the " + each + ". Lower " + parameter + ", lower stratify, or add rows.");
        }
    }

    /** The rows of each bin that has some, in the order of the bins, and in their own order. */
    private List<int[]> strata(int[] rows) {
        int[] sizes = new int[bins.count()];
        for (int row : rows) {
            sizes[bins.of(row)]++;
        }
        int[][] strata = Arrays.stream(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        int[] filled = new int[sizes.length];
        for (int row : rows) {
            int bin = bins.of(row);
            strata[bin][filled[bin]++] = row;
        }
        return Arrays.stream(strata).filter(stratum -> stratum.length > 0).toList();
    }

    @Override
    public List<TrainTestSplit> folds(int[] rows, int folds) {
        RandomDivision.requireFolds(rows.length, folds);
        int[] classOf = classes(rows);
        int[] sizes = new int[Arrays.stream(classOf).max().orElseThrow() + 1];
        Arrays.stream(classOf).forEach(number -> sizes[number]++);
        int largest = Arrays.stream(sizes).max().orElseThrow();
        if (folds > largest) {
            throw new RegressionException(bins.asked() + ", but folds is " + folds
                    + ", and no bin has more than " + largest + " of the " + RowDivision.counted(rows.length)
                    + " that are not held out. Lower folds or stratify, or add rows.");
        }
        return RandomDivision.folds(rows, stratifiedFolds(classOf, sizes, folds), folds);
    }

    /** The bin of each row, numbered from 0 in order of first appearance. */
    private int[] classes(int[] rows) {
        int[] numbers = new int[bins.count()];
        Arrays.fill(numbers, -1);
        int[] classOf = new int[rows.length];
        int next = 0;
        for (int place = 0; place < rows.length; place++) {
            int bin = bins.of(rows[place]);
            if (numbers[bin] < 0) {
                numbers[bin] = next++;
            }
            classOf[place] = numbers[bin];
        }
        return classOf;
    }

    /**
     * The fold of each row. The rows, sorted by their classes, are dealt out to the folds in turn, which determines how many of a class each fold
     * gets; which ones is random.
     */
    private int[] stratifiedFolds(int[] classOf, int[] sizes, int folds) {
        NumpyRandom random = new NumpyRandom(spec.splitSeed());
        int[][] foldsOfClass = new int[sizes.length][];
        int dealt = 0;
        for (int number = 0; number < sizes.length; number++) {
            int first = dealt;
            int[] ofClass = IntStream.range(0, sizes[number])
                    .map(place -> (first + place) % folds)
                    .sorted()
                    .toArray();
            random.shuffle(ofClass);
            foldsOfClass[number] = ofClass;
            dealt += sizes[number];
        }
        int[] taken = new int[sizes.length];
        return Arrays.stream(classOf)
                .map(number -> foldsOfClass[number][taken[number]++])
                .toArray();
    }

    @Override
    public String text(int[] some) {
        long filled = Arrays.stream(some).map(bins::of).distinct().count();
        return RowDivision.counted(some.length) + " of " + NumberText.count(filled) + (filled == 1 ? " bin" : " bins");
    }
}
