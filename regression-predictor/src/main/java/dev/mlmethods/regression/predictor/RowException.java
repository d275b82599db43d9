package dev.mlmethods.regression.predictor;

/** A row has features that the model doesn't have, lacks some that it does have, or holds a value that nothing can be predicted from. */
public final class RowException extends PredictorException {
    private static final long serialVersionUID = 1L;

    /** Creates an exception; the message begins with the location of the fault, or in lower case. */
    RowException(String message) {
        super(message.startsWith("rows[") ? message : Character.toUpperCase(message.charAt(0)) + message.substring(1));
    }

    private RowException(String place, RowException inRow) {
        super(
                place
                        + Character.toLowerCase(inRow.text().charAt(0))
                        + inRow.text().substring(1),
                inRow);
    }

    /** The same fault, located in one row among many. */
    RowException at(String place) {
        return new RowException(place, this);
    }

    private String text() {
        return String.valueOf(getMessage());
    }
}
