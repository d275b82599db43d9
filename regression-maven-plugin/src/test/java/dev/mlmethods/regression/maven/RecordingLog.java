package dev.mlmethods.regression.maven;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Maven's log, kept instead of printed. */
final class RecordingLog extends SystemStreamLog {
    private final List<String> info = Collections.synchronizedList(new ArrayList<>());
    private final List<String> warn = Collections.synchronizedList(new ArrayList<>());
    private final List<String> debug = Collections.synchronizedList(new ArrayList<>());

    @Override
    public void info(CharSequence content) {
        info.add(content.toString());
    }

    @Override
    public void warn(CharSequence content) {
        warn.add(content.toString());
    }

    @Override
    public void debug(CharSequence content) {
        debug.add(content.toString());
    }

    List<String> infoLines() {
        return List.copyOf(info);
    }

    List<String> warnLines() {
        return List.copyOf(warn);
    }

    List<String> debugLines() {
        return List.copyOf(debug);
    }
}
