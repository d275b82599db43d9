package dev.mlmethods.regression.file;

import dev.mlmethods.regression.RegressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files that a goal reads. It must not write any of them, under whatever name: a link, or different case if the file system ignores case. */
public final class InputFiles {
    private final List<Input> inputs;

    private InputFiles(List<Input> inputs) {
        this.inputs = inputs;
    }

    private record Input(String name, Path file) {}

    /** {@return no files yet} */
    public static InputFiles none() {
        return new InputFiles(List.of());
    }

    /**
     * {@return these files and one more}
     *
     * @param name what the user calls it: {@code model}, {@code dataset}
     * @param file need not be there
     */
    public InputFiles with(String name, Path file) {
        List<Input> more = new ArrayList<>(inputs);
        more.add(new Input(name, file));
        return new InputFiles(List.copyOf(more));
    }

    /**
     * Requires that a file that is to be written isn't one of these.
     *
     * @param parameter the parameter with which the user chose it
     * @param output the file to write, which need not be there
     * @throws RegressionException if it is one
     */
    public void requireApart(String parameter, Path output) {
        require(output, parameter + " is " + output + ", which is", parameter);
    }

    /**
     * Requires that no file that is to be written into a folder is one of these.
     *
     * @param parameter the parameter with which the user chose the folder
     * @param folder takes the files; need not be there
     * @param names of the files
     * @throws RegressionException if one is
     */
    public void requireApart(String parameter, Path folder, List<String> names) {
        for (String name : names) {
            require(folder.resolve(name), parameter + " is " + folder + ", and " + name + " in there is", parameter);
        }
    }

    private void require(Path output, String subject, String parameter) {
        for (Input input : inputs) {
            if (areSame(input.file(), output)) {
                throw new RegressionException(subject + " the file that this goal reads as its " + input.name() + ", "
                        + input.file() + ": it would be overwritten. Give " + parameter + " or " + input.name()
                        + " another place.");
            }
        }
    }

    private static boolean areSame(Path one, Path other) {
        try {
            return Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other);
        } catch (IOException e) {
            // Whoever reads or writes it reports why.
            return one.toAbsolutePath()
                    .normalize()
                    .equals(other.toAbsolutePath().normalize());
        }
    }
}
