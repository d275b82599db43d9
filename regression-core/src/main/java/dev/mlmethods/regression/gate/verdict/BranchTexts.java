package dev.mlmethods.regression.gate.verdict;

import dev.mlmethods.regression.gate.BranchVerdict;

/** The text above the comparison with the branch's own baseline. */
final class BranchTexts {
    private BranchTexts() {}

    static String heading(BranchVerdict branch) {
        return switch (branch.acceptance()) {
            case COMMITTED -> "Compared with the baseline that this branch has accepted";
            case IN_WORK_TREE -> "Compared with the baseline in the work tree, which is not committed";
        };
    }
}
