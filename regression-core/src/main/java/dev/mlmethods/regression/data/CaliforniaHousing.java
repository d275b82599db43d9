package dev.mlmethods.regression.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The California housing table as scikit-learn computes it from the census counts.
 *
 * <p>The resource contains the original columns, scaled to whole numbers. Each value here is the quotient of two of them, and so correctly rounded:
 * equal to scikit-learn's to the bit.
 */
final class CaliforniaHousing {
    static final int ROWS = 20_640;

    /** The columns of the table. */
    static final List<String> COLUMNS = List.of(
            "MedInc",
            "HouseAge",
            "AveRooms",
            "AveBedrms",
            "Population",
            "AveOccup",
            "Latitude",
            "Longitude",
            "MedHouseVal");

    /** The columns of the resource: whole numbers. */
    static final List<String> COUNTS = List.of(
            "medianIncome*10000",
            "houseAge",
            "totalRooms",
            "totalBedrooms",
            "population",
            "households",
            "latitude*100",
            "longitude*100",
            "medianHouseValue");

    private CaliforniaHousing() {}

    /** Reads the counts, and computes the table from them. */
    static FeatureMatrix read(String name, InputStream counts) throws IOException {
        DoubleList values = new DoubleList(ROWS * COLUMNS.size());
        try (CsvTable table = CsvTable.open(name, counts)) {
            List<NumberColumn> columns = new ArrayList<>();
            for (int i = 0; i < COUNTS.size(); i++) {
                columns.add(new NumberColumn(i, COUNTS.get(i), ""));
            }
            table.forEachRow(columns, row -> values.append(fromCounts(row), 0, row.length));
        }
        return FeatureMatrix.of(COLUMNS, values.toArray());
    }

    private static double[] fromCounts(double[] counts) {
        double income = counts[0];
        double houseAge = counts[1];
        double rooms = counts[2];
        double bedrooms = counts[3];
        double population = counts[4];
        double households = counts[5];
        double latitude = counts[6];
        double longitude = counts[7];
        double dollars = counts[8];
        return new double[] {
            income / 10_000,
            houseAge,
            rooms / households,
            bedrooms / households,
            population,
            population / households,
            latitude / 100,
            longitude / 100,
            dollars / 100_000
        };
    }
}
