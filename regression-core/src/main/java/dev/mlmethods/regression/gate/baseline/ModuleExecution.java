package dev.mlmethods.regression.gate.baseline;

/**
 * Whose model a result is: an execution of the plugin in a module of the build.
 *
 * @param module the artifact's id, or {@value #NO_PROJECT} if there is no project
 * @param execution the id of the execution, {@value #DEFAULT} if the POM doesn't give it one or the goal was called from the command line
 */
public record ModuleExecution(String module, String execution) {
    /** The module if there is no project. */
    public static final String NO_PROJECT = "regression";
    /** The execution that doesn't need a name. */
    public static final String DEFAULT = "default";

    /**
     * {@return the default execution of a module}
     *
     * @param module the artifact's id
     */
    public static ModuleExecution ofModule(String module) {
        return new ModuleExecution(module, DEFAULT);
    }

    /** {@return the model's name as Maven's command line has it: {@code prices}, or {@code prices@big} if the execution has its own id} */
    public String name() {
        return execution.equals(DEFAULT) ? module : module + "@" + execution;
    }
}
