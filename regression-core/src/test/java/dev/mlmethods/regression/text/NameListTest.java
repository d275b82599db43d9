package dev.mlmethods.regression.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameListTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a | a",
                " a , b c ,, | a/b c",
                "\"price, EUR\",b | price, EUR/b",
                "b, \"price, EUR\" | b/price, EUR",
                "\"a\"\"b\", \"\"\"\" | a\"b/\"",
                "5\" pipe,b | 5\" pipe/b",
                "\"a,b | \"a/b",
                "\"a\"x,b | \"a\"x/b",
                "\"\",b | b",
            })
    void parses(String text, String names) {
        assertThat(NameList.parse(text)).isEqualTo(List.of(names.split("/", -1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ",", " , ,"})
    void hasNone(String text) {
        assertThat(NameList.parse(text)).isEmpty();
    }

    @Test
    void writesWhatItParses() {
        List<String> names = List.of("a", "price, EUR", "\"b\"", " c ", "5\" pipe", ",");
        assertThat(NameList.parse(names.stream().map(NameList::element).collect(Collectors.joining(","))))
                .isEqualTo(names);
        assertThat(NameList.element("a b")).isEqualTo("a b");
        assertThat(NameList.element("a,b")).isEqualTo("\"a,b\"");
    }
}
