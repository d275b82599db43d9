package dev.mlmethods.regression.exchange.pickle;

/**
 * A class or a function that a pickle names. Nothing of that name is looked for here.
 *
 * @param name with its module, such as {@code collections.OrderedDict}
 */
public record Global(String name) {}
