package dev.mlmethods.regression.gate.baseline;

/**
 * Whose model a result is: an execution of the plugin in a module of the build.
 *
 * @param module the artifact's id, or {@value #NO_PROJECT} where there is no project
 * @param execution the id of the execution, {@value #DEFAULT} where the POM gives it none or the goal was called from the command line
 */
public record ModuleExecution(String module, String execution) {
    /** The module where there is no project. */
    public static final String NO_PROJECT = "regression";
    /** The execution that needs no name. */
    public static final String DEFAULT = "default";

    /** The default execution of a module. */
    public static ModuleExecution ofModule(String module) {
        return new ModuleExecution(module, DEFAULT);
    }

    /** As Maven's command line names it: {@code prices}, or {@code prices@big} where the execution has an id of its own. */
    public String name() {
        return execution.equals(DEFAULT) ? module : module + "@" + execution;
    }
}
