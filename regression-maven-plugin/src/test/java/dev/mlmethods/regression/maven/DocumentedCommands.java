package dev.mlmethods.regression.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks commands against the plugin's descriptor: each of its goals and properties has to be there. */
final class DocumentedCommands {
    private static final String COORDINATES = "dev.mlmethods:regression-maven-plugin:";

    private static final Set<String> PHASES =
            Set.of("validate", "process-classes", "test", "package", "verify", "install", "deploy", "clean", "site");

    /** Prefixes of other plugins whose goals contributors call. */
    private static final Set<String> OTHERS = Set.of("spotless", "versions");

    /** Properties of other plugins, of Maven, and of this project's own tests. */
    private static final Pattern PROPERTY = Pattern.compile(
            "skipTests|skipITs|test|detail|invoker\\.test|newVersion|generateBackupPoms|altDeploymentRepository|maven\\.repo\\.local|gpg\\.signer"
                    + "|surefire\\.rerunFailingTestsCount|benchmarks(\\.\\w+)?|regression\\.(browser|databases|jdks|schema\\.write|fuzz\\.(cases|seed|first))");

    private static final Set<String> WITH_VALUE = Set.of("-pl", "-T", "-rf", "-f");

    /** What GitHub or a shell computes may have spaces. */
    private static final Pattern WORD =
            Pattern.compile("(?:\\$\\{\\{[^}]*}}|\\$\\(\\([^)]*\\)\\)|[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    private static final Pattern GOAL =
            Pattern.compile("(?:regression|" + COORDINATES + "[^:]+):([\\w-]+)(?:@[\\w-]+)?");
    private static final Pattern GIVEN = Pattern.compile("-D([^=]+)(?:=.*)?");

    private final DocumentedGoals goals;

    DocumentedCommands(DocumentedGoals goals) {
        this.goals = goals;
    }

    /** Checks the Maven commands in the lines of a shell. */
    void check(String shell) {
        shell.lines()
                .map(line -> line.replaceFirst("(^|\\s)#.*", ""))
                .flatMap(line -> Pattern.compile(";|&&|\\|\\|?").splitAsStream(line))
                .map(String::strip)
                .filter(command -> command.startsWith("mvn "))
                .forEach(this::checkCommand);
    }

    /** Checks what is between backticks: a command, properties, or the name of a goal. */
    void checkCode(String code) {
        if (code.startsWith("mvn ")) {
            check(code);
        } else if (code.startsWith("-Dregression.")) {
            words(code).forEach(this::checkProperty);
        } else if (code.matches("regression:[a-z-]+(@\\w+)?")) {
            checkGoal(code);
        }
    }

    private void checkCommand(String command) {
        List<String> words = words(command);
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (WITH_VALUE.contains(word)) {
                i++;
            } else if (word.startsWith("-D")) {
                checkProperty(word);
            } else if (!word.startsWith("-") && !PHASES.contains(word)) {
                checkGoal(word);
            }
        }
    }

    private void checkGoal(String word) {
        Matcher goal = GOAL.matcher(word);
        if (goal.matches()) {
            assertThat(goals.phases()).as(word).containsKey(goal.group(1));
        } else {
            assertThat(OTHERS).as(word).contains(word.split(":", 2)[0]);
        }
    }

    private void checkProperty(String word) {
        Matcher given = GIVEN.matcher(word);
        assertThat(given.matches()).as(word).isTrue();
        String name = given.group(1);
        assertThat(goals.hasProperty(name) || PROPERTY.matcher(name).matches())
                .as(word)
                .isTrue();
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command).results().forEach(word -> words.add(word.group()));
        return words;
    }
}
