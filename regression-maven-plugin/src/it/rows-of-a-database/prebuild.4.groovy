import org.h2.Driver

def properties = new Properties()
properties.putAll([user: 'OWNER', password: "s3cr3t-w0rd"])
new Driver().connect("jdbc:h2:$basedir/houses", properties).withCloseable { connection ->
    connection.createStatement().withCloseable { statement ->
        statement.execute('update houses set area = area * 10 where id = 7')
        statement.execute('delete from houses where id = 9')
        statement.execute("insert into houses values (121, 50, 2, 'Oslo', 123)")
    }
}
return true
