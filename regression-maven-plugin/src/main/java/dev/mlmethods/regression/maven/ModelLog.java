package dev.mlmethods.regression.maven;

import java.util.function.UnaryOperator;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * Maven's log, for one model of a build.
 *
 * @param log of Maven
 * @param text converts a line
 */
record ModelLog(Log log, UnaryOperator<String> text) implements Log {
    private @Nullable String changed(@Nullable CharSequence line) {
        return line == null ? null : text.apply(line.toString());
    }

    @Override
    public boolean isDebugEnabled() {
        return log.isDebugEnabled();
    }

    @Override
    public void debug(CharSequence content) {
        if (isDebugEnabled()) {
            log.debug(changed(content));
        }
    }

    @Override
    public void debug(CharSequence content, Throwable error) {
        if (isDebugEnabled()) {
            log.debug(changed(content), error);
        }
    }

    @Override
    public void debug(Throwable error) {
        log.debug(error);
    }

    @Override
    public boolean isInfoEnabled() {
        return log.isInfoEnabled();
    }

    @Override
    public void info(CharSequence content) {
        log.info(changed(content));
    }

    @Override
    public void info(CharSequence content, Throwable error) {
        log.info(changed(content), error);
    }

    @Override
    public void info(Throwable error) {
        log.info(error);
    }

    @Override
    public boolean isWarnEnabled() {
        return log.isWarnEnabled();
    }

    @Override
    public void warn(CharSequence content) {
        log.warn(changed(content));
    }

    @Override
    public void warn(CharSequence content, Throwable error) {
        log.warn(changed(content), error);
    }

    @Override
    public void warn(Throwable error) {
        log.warn(error);
    }

    @Override
    public boolean isErrorEnabled() {
        return log.isErrorEnabled();
    }

    @Override
    public void error(CharSequence content) {
        log.error(changed(content));
    }

    @Override
    public void error(CharSequence content, Throwable error) {
        log.error(changed(content), error);
    }

    @Override
    public void error(Throwable error) {
        log.error(error);
    }
}
