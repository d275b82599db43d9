package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Expected hashes and rows were computed by Python from scikit-learn 1.2.1's own data. */
class BuiltInDatasetTest {
    @Test
    void californiaHousingEqualsScikitLearns() {
        Dataset dataset = BuiltInDataset.CALIFORNIA_HOUSING.load();
        assertThat(dataset.name()).isEqualTo("california-housing");
        assertThat(dataset.rows()).isEqualTo(20_640);
        assertThat(dataset.features().names())
                .containsExactly(
                        "MedInc",
                        "HouseAge",
                        "AveRooms",
                        "AveBedrms",
                        "Population",
                        "AveOccup",
                        "Latitude",
                        "Longitude");
        assertThat(dataset.targetName()).isEqualTo("MedHouseVal");
        assertThat(row(dataset, 0))
                .containsExactly(
                        8.3252,
                        41,
                        6.984126984126984,
                        1.0238095238095237,
                        322,
                        2.5555555555555554,
                        37.88,
                        -122.23,
                        4.526);
        assertThat(row(dataset, 9_999)).containsExactly(3.0781, 7, 5.4875, 1.05, 246, 3.075, 39.09, -121, 1.625);
        assertThat(row(dataset, 20_639))
                .containsExactly(
                        2.3886,
                        16,
                        5.254716981132075,
                        1.1622641509433962,
                        1387,
                        2.616981132075472,
                        39.37,
                        -121.24,
                        0.894);
        assertThat(sha256OfValues(dataset))
                .isEqualTo("9b9082ab86651a01d663a8e4a70ea14c0b41d0b2bd693bccd3221dcd111e15ca");
        assertThat(dataset.sha256()).isEqualTo("7184c7929ac87188f55d8747d87e995e8b80034e8b53a981bb947f90c3943531");
    }

    @Test
    void diabetesEqualsScikitLearns() {
        Dataset dataset = BuiltInDataset.DIABETES.load();
        assertThat(dataset.name()).isEqualTo("diabetes");
        assertThat(dataset.rows()).isEqualTo(442);
        assertThat(dataset.features().names())
                .containsExactly("age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6");
        assertThat(dataset.targetName()).isEqualTo("target");
        assertThat(row(dataset, 0))
                .containsExactly(
                        0.038075906433423026,
                        0.05068011873981862,
                        0.061696206518683294,
                        0.0218723855140367,
                        -0.04422349842444599,
                        -0.03482076283769895,
                        -0.04340084565202491,
                        -0.002592261998183278,
                        0.019907486170462722,
                        -0.01764612515980379,
                        151);
        assertThat(row(dataset, 441))
                .startsWith(-0.045472477940023646, -0.044641636506989144)
                .endsWith(57);
        assertThat(sha256OfValues(dataset))
                .isEqualTo("70a738b6c21727f63dd2fe855966a9518c3bb75058486a05620ab88117b56ab2");
        assertThat(dataset.sha256()).isEqualTo("c9f5d63c69dda7ef4e28c6a8fa9812b0c732cc6411bc3277079428cea2f0fc5f");
    }

    @Test
    void packingCaliforniaHousingGivesTheResourceBack() throws IOException {
        String resource;
        try (InputStream in = resource("california-housing.csv.gz")) {
            resource = new String(new GZIPInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        try (InputStream in = resource("california-housing.csv.gz")) {
            FeatureMatrix table = CaliforniaHousing.read("california-housing", new GZIPInputStream(in));
            assertThat(CaliforniaHousingPacker.pack(table)).isEqualTo(resource);
        }
    }

    @ParameterizedTest
    @EnumSource
    void provenanceStatesTheHashesOfFileAndContents(BuiltInDataset dataset) throws IOException {
        try (InputStream file = resource(dataset.datasetName() + ".csv.gz");
                InputStream provenance = resource("PROVENANCE.md")) {
            assertThat(new String(provenance.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(
                            "SHA-256 of the file:** `" + HexFormat.of().formatHex(sha256().digest(file.readAllBytes())))
                    .contains("SHA-256 of the contents:** `" + dataset.load().sha256());
        }
    }

    @Test
    void isFoundByName() {
        assertThat(BuiltInDataset.named("california-housing")).contains(BuiltInDataset.CALIFORNIA_HOUSING);
        assertThat(BuiltInDataset.named("diabetes")).contains(BuiltInDataset.DIABETES);
        assertThat(BuiltInDataset.named("Diabetes")).isEmpty();
        assertThat(BuiltInDataset.names()).containsExactly("california-housing", "diabetes");
    }

    @Test
    void takesTargetAndFeaturesOfChoice() {
        Dataset dataset = BuiltInDataset.CALIFORNIA_HOUSING.load(
                "MedInc", new ColumnSelection(List.of("MedHouseVal", "HouseAge"), List.of()));
        assertThat(row(dataset, 0)).containsExactly(4.526, 41, 8.3252);
        assertThat(dataset.targetName()).isEqualTo("MedInc");
        assertThat(BuiltInDataset.DIABETES
                        .load(null, new ColumnSelection(List.of(), List.of("sex")))
                        .features()
                        .names())
                .hasSize(9)
                .doesNotContain("sex", "target");
    }

    @Test
    void namesTheColumnsThatThereAre() {
        assertThatThrownBy(() -> BuiltInDataset.DIABETES.load("progression", ColumnSelection.all()))
                .isInstanceOf(RegressionException.class)
                .hasMessage("target is 'progression', but diabetes has no such column."
                        + " The columns are age, sex, bmi, bp, s1, s2, s3, s4, s5, s6, target.");
    }

    private static double[] row(Dataset dataset, int row) {
        int columns = dataset.features().columns();
        double[] values = new double[columns + 1];
        dataset.features().copyRow(row, values, 0);
        values[columns] = dataset.target(row);
        return values;
    }

    private static String sha256OfValues(Dataset dataset) {
        MessageDigest digest = sha256();
        for (int i = 0; i < dataset.rows(); i++) {
            double[] row = row(dataset, i);
            ByteBuffer bytes = ByteBuffer.allocate(row.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            bytes.asDoubleBuffer().put(row);
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(BuiltInDataset.class.getResourceAsStream(name), name);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
