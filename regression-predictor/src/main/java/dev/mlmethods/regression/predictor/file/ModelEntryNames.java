package dev.mlmethods.regression.predictor.file;

import java.util.Set;

/** The names of the entries of a {@code model.zip}: DL4J's, as in its {@code ModelSerializer}, and this project's own. */
public final class ModelEntryNames {
    /** The network's architecture and its optimizer, as DL4J's configuration. */
    public static final String CONFIGURATION = "configuration.json";

    /** All weights and biases. */
    public static final String COEFFICIENTS = "coefficients.bin";

    /** What the optimizer keeps from one update to the next; absent if it keeps nothing. */
    public static final String UPDATER_STATE = "updaterState.bin";

    /** The means and scales of the features, and of the target if it is scaled. */
    public static final String NORMALIZER = "normalizer.bin";

    /** The training rows that the network reads neighbors of; absent if it reads none. */
    public static final String NEIGHBOURS = "neighbours.bin";

    /** Everything that DL4J has no place for. */
    public static final String METADATA = "regression.json";

    private static final Set<String> OF_NETWORK = Set.of(CONFIGURATION, COEFFICIENTS, UPDATER_STATE, NORMALIZER);
    private static final String MEMBER = "member";

    private ModelEntryNames() {}

    /** Whether a model may have an entry of that name. */
    static boolean isOfModel(String name) {
        int slash = name.indexOf('/');
        return slash < 0
                ? name.equals(METADATA) || name.equals(NEIGHBOURS) || OF_NETWORK.contains(name)
                : isMember(name.substring(0, slash)) && OF_NETWORK.contains(name.substring(slash + 1));
    }

    /** member2, member3, and so on. */
    private static boolean isMember(String folder) {
        if (!folder.startsWith(MEMBER) || folder.length() > MEMBER.length() + 3) {
            return false;
        }
        String number = folder.substring(MEMBER.length());
        for (int i = 0; i < number.length(); i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return !number.isEmpty() && number.charAt(0) != '0' && !number.equals("1");
    }

    /**
     * The name of an entry of one member of an ensemble. Those of the first are where a model of one network has them, so that DL4J finds them.
     *
     * @param member its 0-based place
     * @param name of the entry in a model of one network
     */
    public static String of(int member, String name) {
        return member == 0 ? name : MEMBER + (member + 1) + "/" + name;
    }
}
