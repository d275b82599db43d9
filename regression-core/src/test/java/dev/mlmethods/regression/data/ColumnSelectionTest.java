package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnSelectionTest {
    private static final TableColumns HOUSES = TableColumns.of("houses.csv", List.of("id", "rooms", "area", "price"));

    @Test
    void selectsAllColumnsButTheTarget() {
        assertThat(ColumnSelection.all().resolve(HOUSES, "price")).containsExactly("id", "rooms", "area");
        assertThat(ColumnSelection.all().resolve(HOUSES, "rooms")).containsExactly("id", "area", "price");
    }

    @Test
    void leavesOutWhatIsExcluded() {
        assertThat(selection(List.of(), List.of("id")).resolve(HOUSES, "price")).containsExactly("rooms", "area");
    }

    @Test
    void selectsTheNamedFeaturesInTheirOwnOrder() {
        assertThat(selection(List.of("area", "rooms"), List.of("id")).resolve(HOUSES, "price"))
                .containsExactly("area", "rooms");
    }

    @Test
    void copiesItsLists() {
        List<String> features = new ArrayList<>(List.of("area"));
        ColumnSelection selection = selection(features, List.of());
        features.add("rooms");
        assertThat(selection.features()).containsExactly("area");
    }

    @Test
    void refusesContradictions() {
        assertFault(
                () -> selection(List.of("area", "id"), List.of("id")),
                "features and exclude both name 'id'; remove it from one of them.");
        assertFault(() -> selection(List.of("a", "a"), List.of()), "features names 'a' twice; name it once.");
        assertFault(() -> selection(List.of(), List.of("b", "b")), "exclude names 'b' twice; name it once.");
        assertFault(() -> selection(List.of(" "), List.of()), "features holds an empty name; remove it.");
    }

    @Test
    void refusesTheTargetAsFeatureOrExcluded() {
        assertFault(
                () -> selection(List.of("area", "price"), List.of()).resolve(HOUSES, "price"),
                "features names 'price', which is the target; remove it from features or choose another target.");
        assertFault(
                () -> selection(List.of(), List.of("price")).resolve(HOUSES, "price"),
                "exclude names 'price', which is the target; remove it from exclude or choose another target.");
    }

    @Test
    void namesTheParameterOfAColumnThatIsNotThere() {
        assertFault(
                () -> ColumnSelection.all().resolve(HOUSES, "Price"),
                "target is 'Price', but houses.csv has no such column; did you mean 'price'?"
                        + " The columns are id, rooms, area, price.");
        assertFault(
                () -> selection(List.of("romos"), List.of()).resolve(HOUSES, "price"),
                "features names 'romos', but houses.csv has no such column; did you mean 'rooms'?"
                        + " The columns are id, rooms, area, price.");
        assertFault(
                () -> selection(List.of(), List.of("garden")).resolve(HOUSES, "price"),
                "exclude names 'garden', but houses.csv has no such column. The columns are id, rooms, area, price.");
    }

    @Test
    void needsAFeature() {
        assertFault(
                () -> selection(List.of(), List.of("id", "rooms", "area")).resolve(HOUSES, "price"),
                "houses.csv has no features left besides the target 'price'; exclude fewer columns.");
        assertFault(
                () -> ColumnSelection.all().resolve(TableColumns.of("y.csv", List.of("price")), "price"),
                "y.csv has no features left besides the target 'price'; add a column to predict it from.");
    }

    private static ColumnSelection selection(List<String> features, List<String> exclude) {
        return new ColumnSelection(features, exclude);
    }

    private static void assertFault(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(RegressionException.class).hasMessage(message);
    }

    @Test
    void aCommaInANameIsSeen() {
        TableColumns columns = TableColumns.of("a.csv", List.of("price, EUR", "EUR", "the \"best\"", "y"));
        String listed = " The columns are \"price, EUR\", EUR, \"the \"\"best\"\"\", y.";
        assertThatThrownBy(() -> columns.require("exclude names", "price"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("exclude names 'price', but a.csv has no such column. A comma ends a name unless it is in"
                        + " double quotes: \"price, EUR\"." + listed);
        assertThatThrownBy(() -> columns.require("target is", "price"))
                .isInstanceOf(RegressionException.class)
                .hasMessage("target is 'price', but a.csv has no such column." + listed);
    }

    @Test
    void anotherFeatureOfTheModelIsNotMeant() {
        TableColumns columns = TableColumns.of("a.csv", List.of("A", "y"));
        assertThatThrownBy(() -> columns.indexOfNeeded("a", List.of("a", "A")))
                .isInstanceOf(RegressionException.class)
                .hasMessage("the model needs the feature 'a', but a.csv has no such column. The columns are A, y.");
        assertThatThrownBy(() -> columns.indexOfNeeded("a", List.of("a", "b")))
                .isInstanceOf(RegressionException.class)
                .hasMessageContaining("did you mean 'A'?");
    }
}
