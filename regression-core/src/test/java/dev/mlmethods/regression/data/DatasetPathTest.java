package dev.mlmethods.regression.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.git.SampleRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetPathTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aPathInTheModuleIsRelativeToIt() {
        assertThat(DatasetPath.portable(
                        folder.resolve("src/main/data/prices.csv").toString(), folder))
                .isEqualTo("src/main/data/prices.csv");
        assertThat(DatasetPath.portable(folder + "/src/../prices.csv", folder)).isEqualTo("prices.csv");
        assertThat(DatasetPath.portable(folder.resolve("diabetes").toString(), folder))
                .isEqualTo("./diabetes");
    }

    @Test
    void aPathInTheSameWorkTreeIsRelativeToTheModule() throws Exception {
        Path module = Files.createDirectories(folder.resolve("models/prices"));
        String data = folder.resolve("data/prices.csv").toString();
        assertThat(DatasetPath.portable(data, module)).isEqualTo(data);
        new SampleRepository(folder).commit("data/prices.csv", "a,y");
        assertThat(DatasetPath.portable(data, module)).isEqualTo("../../data/prices.csv");
        String outside = folder.resolveSibling("prices.csv").toString();
        assertThat(DatasetPath.portable(outside, module)).isEqualTo(outside);
    }

    @Test
    void whatIsNoAbsolutePathStaysAsItIs() {
        for (String dataset : new String[] {"diabetes", "./diabetes", "data/../prices.csv", "", "a\0b"}) {
            assertThat(DatasetPath.portable(dataset, folder)).isEqualTo(dataset);
        }
        assertThat(DatasetPath.portable(folder.toString(), folder)).isEqualTo(folder.toString());
    }

    @Test
    void knowsTheSameFileInAnotherCheckout() {
        assertThat(DatasetPath.areSame("data/prices.csv", "/home/ann/shop/data/prices.csv"))
                .isTrue();
        assertThat(DatasetPath.areSame("D:\\shop\\data\\prices.csv", "./data/prices.csv"))
                .isTrue();
        assertThat(DatasetPath.areSame("prices.csv", "/home/ann/flat-prices.csv"))
                .isFalse();
        assertThat(DatasetPath.areSame("prices.csv", "data/prices.csv")).isFalse();
        assertThat(DatasetPath.areSame("/home/ann/prices.csv", "/home/bob/prices.csv"))
                .isFalse();
    }
}
