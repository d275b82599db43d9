package dev.mlmethods.regression.database;

import dev.mlmethods.regression.RegressionException;
import dev.mlmethods.regression.text.Reason;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The JDBC drivers on a class path. One that can't be loaded, such as one for a newer Java, doesn't hide the others. */
final class Drivers {
    private final List<Driver> usable = new ArrayList<>();
    private final List<String> unusable = new ArrayList<>();

    /** Finds them by their service files, as {@code DriverManager} does. */
    Drivers(ClassLoader classes) {
        Iterator<Driver> found = ServiceLoader.load(Driver.class, classes).iterator();
        boolean goesOn = true;
        while (goesOn) {
            try {
                goesOn = found.hasNext();
                if (goesOn) {
                    usable.add(found.next());
                }
            } catch (ServiceConfigurationError | LinkageError e) {
                unusable.add(Reason.ofRoot(e));
            }
        }
    }

    /**
     * Connects by the driver that knows a URL.
     *
     * @throws RegressionException if there is none
     * @throws SQLException if the driver can't connect
     */
    Connection connect(String url, Properties properties, Database database, String address) throws SQLException {
        for (Driver driver : usable) {
            if (driver.acceptsURL(url)) {
                @Nullable Connection connection = driver.connect(url, properties);
                if (connection != null) {
                    return connection;
                }
            }
        }
        throw new RegressionException(
                "No driver can open " + address + ". " + found() + " "
                        + Optional.ofNullable(database.driver())
                                .map(driver -> "Add " + driver + " to the <dependencies> of the plugin.")
                                .orElse(
                                        "Check the URL, or add the driver of the database to the <dependencies> of the plugin."));
    }

    private String found() {
        List<String> names = usable.stream()
                .map(driver -> driver.getClass().getName())
                .sorted()
                .toList();
        String text = names.isEmpty()
                ? "There is no driver on the class path."
                : "The drivers on the class path: " + String.join(", ", names) + ".";
        return unusable.isEmpty() ? text : text + " Not usable: " + String.join("; ", unusable) + ".";
    }
}
