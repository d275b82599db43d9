import org.h2.Driver

def properties = new Properties()
properties.putAll([user: 'OWNER', password: "s3cr3t-w0rd"])
new Driver().connect("jdbc:h2:$basedir/houses", properties).withCloseable { connection ->
    connection.createStatement().withCloseable { statement ->
        statement.execute('create table houses (id bigint primary key, area double precision, rooms integer, town varchar(20), price numeric(12, 2))')
        // From the last to the first: the order of the query is not that of the rows.
        (120..1).each {
            def town = ['Oslo', 'Rome', 'Kyiv'][it % 3]
            statement.execute("insert into houses values ($it, ${30 + it * 37 % 101}, ${1 + it % 6}, '$town', ${(30 + it * 37 % 101) * 2 + it % 6 * 11}.50)")
        }
        statement.execute("insert into houses values (500, 1, 1, 'Oslo', null)")
    }
}
return true
