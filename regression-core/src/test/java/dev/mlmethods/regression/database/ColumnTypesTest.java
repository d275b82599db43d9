package dev.mlmethods.regression.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mlmethods.regression.database.ServersExtension.Servers;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One table of every type that can be a cell, in each database, and the text of each cell. */
class ColumnTypesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String csv(TestDatabase database, String query, String... key) {
        return TestTable.csv(database, database.query(query, key), folder);
    }

    @Test
    @ExtendWith(ServersExtension.class)
    void postgreSql(Servers servers) throws SQLException {
        TestDatabase database = servers.postgreSql().database();
        database.execute(
                "drop table if exists every_type",
                "drop type if exists mood",
                "drop domain if exists price",
                "create type mood as enum ('calm', 'loud')",
                "create domain price as numeric(20, 10) check (value > 0)",
                """
                create table every_type (
                    id bigint generated always as identity, s smallint, i integer, l bigint, u oid, n numeric, n4 numeric(12, 4), p price,
                    r real, d double precision, b boolean, b1 bit(1), v varchar(50), c char(8), t text, c1 "char", nm name, e mood,
                    uid uuid, dt date, ts timestamp, ts0 timestamp(0), tz timestamptz)
                """,
                """
                insert into every_type (s, i, l, u, n, n4, p, r, d, b, b1, v, c, t, c1, nm, e, uid, dt, ts, ts0, tz) values
                    (-32768, 2147483647, 9007199254740992, 4294967295, 12345678901234567890.1234567890, 1234.5000, 0.1, 0.1, 0.30000000000000004, true,
                     '1', 'a "b", c', 'pad', E'one\ntwo', 'x', 'name', 'loud', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11',
                     '2024-02-29', '2024-03-31 02:30:00.25', '2024-03-31 02:30:00.5', '2024-03-31 02:30:00.123456+02'),
                    (0, -1, -9007199254740992, 0, 'NaN', 0, 0.0000000001, 1e23, 1e23, false,
                     '0', '', E'a\n', 'ü😀', '', ' x', 'calm', '00000000-0000-0000-0000-000000000000',
                     '0001-01-01', '1582-10-10', '9999-12-31 23:59:59', '1582-10-14 00:00:00+00'),
                    (null, null, null, null, null, null, null, 'NaN', 'NaN', null,
                     null, null, null, null, null, null, null, null, null, null, null, null),
                    (32767, 1000000000, 1000000000, 1, 1e-20, -0.0001, 1, 1.4e-45, 5e-324, true,
                     '1', 'NA', '', ' ', '1', '', 'calm', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
                     '1500-02-28', '0001-01-01', '2000-01-01', '2024-10-27 02:30:00 Europe/Berlin'),
                    (1, 1, 1, 1, 100, 100, 100, 3.4028235e38, -1.7976931348623157e308, true,
                     '1', '007', '1', '1e5', '1', '1', 'calm', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11',
                     '1999-12-31', '1970-01-01 00:00:00.000001', '2000-01-01', '1969-12-31 23:59:59.999999+00')
                """);
        assertThat(csv(database, "select * from every_type", "id")).isEqualTo("""
                id,s,i,l,u,n,n4,p,r,d,b,b1,v,c,t,c1,nm,e,uid,dt,ts,ts0,tz
                1,-32768,2.147483647e9,9.007199254740992e15,4.294967295e9,1.2345678901234567e19,1234.5,0.1,0.1,0.30000000000000004,true,true,"a ""b"", c",pad,"one
                two",x,name,loud,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,2024-02-29,2024-03-31 02:30:00.25,2024-03-31 02:30:01,2024-03-31 00:30:00.123456Z
                2,0,-1,-9.007199254740992e15,0,,0,1e-10,1e23,1e23,false,false,,"a
                ",ü😀,, x,calm,00000000-0000-0000-0000-000000000000,0001-01-01,1582-10-10 00:00:00,9999-12-31 23:59:59,1582-10-14 00:00:00Z
                3,,,,,,,,,,,,,,,,,,,,,,
                4,32767,1e9,1e9,1,1e-20,-0.0001,1,1e-45,5e-324,true,true,NA,, ,1,,calm,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1500-02-28,0001-01-01 00:00:00,2000-01-01 00:00:00,2024-10-27 01:30:00Z
                5,1,1,1,1,100,100,100,3.4028235e38,-1.7976931348623157e308,true,true,007,1,1e5,1,1,calm,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1999-12-31,1970-01-01 00:00:00.000001,2000-01-01 00:00:00,1969-12-31 23:59:59.999999Z
                """);
    }

    @Test
    @ExtendWith(ServersExtension.class)
    void mariaDb(Servers servers) throws SQLException {
        TestDatabase database = servers.mariaDb().database();
        database.execute("""
                create or replace table every_type (
                    id bigint unsigned not null auto_increment primary key, ti tinyint, tu tinyint unsigned, bo boolean, si smallint unsigned,
                    mi mediumint, i int, iu int unsigned, z int(5) zerofill, l bigint, lu bigint unsigned, b1 bit(1), y year, n decimal(65, 30),
                    n4 decimal(12, 4), r float, r3 float(7, 3), d double, v varchar(50), c char(8), t longtext, js json, e enum('a', 'b '),
                    st set('a', 'b'), uid uuid, ip inet6, dt date, ts datetime, ts6 datetime(6), tz timestamp(3) null) character set utf8mb4
                """, """
                insert into every_type values
                    (1, -128, 255, true, 65535, -8388608, -2147483648, 4294967295, 42, 9007199254740992, 9007199254740992, b'1', 2024,
                     12345678901234567890123456789012345.123456789012345678901234567890, 1234.5000, 0.1, 1234.567, 0.30000000000000004,
                     'a "b", c', 'pad', 'one\ntwo', '{"a": 1}', 'b', 'a,b', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '::1',
                     '2024-02-29', '2024-03-31 02:30:00', '2024-03-31 02:30:00.250001', '2024-03-31 02:30:00.5'),
                    (2, 0, 0, false, 0, 0, 0, 0, 0, 0, 0, b'0', 0, 0, 0, 1e23, 0, 1e23,
                     '', 'a\n', 'ü😀', '[]', 'a', '', '00000000-0000-0000-0000-000000000000', '1:2::',
                     '0001-01-01', '1582-10-10 00:00:00', '9999-12-31 23:59:59', '1970-01-01 00:00:01'),
                    (3, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                     null, null, null, null, null, null, null, null, null, null, null, null),
                    (4, 1, 1, 7, 1, 1, 1000000000, 1, 1, -1, 1, b'1', 1901, 1e-20, -0.0001, 1e-38, 1, 2.2250738585072014e-308,
                     'NA', '', ' ', '1', 'a', 'a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '::',
                     '0000-00-00', '0000-00-00', '2024-01-01', '2024-01-01'),
                    (5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, b'1', 2155, 100, 100, 3.4028234663852886e38, 100, -1.7976931348623157e308,
                     '007', '1', '1e5', 'null', 'a', 'a', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '::',
                     '1500-02-28', '0001-01-01 12:00:00', '2024-01-01', '2024-01-01')
                """);
        assertThat(csv(database, "select * from every_type", "id")).isEqualTo("""
                id,ti,tu,bo,si,mi,i,iu,z,l,lu,b1,y,n,n4,r,r3,d,v,c,t,js,e,st,uid,ip,dt,ts,ts6,tz
                1,-128,255,1,65535,-8388608,-2.147483648e9,4.294967295e9,42,9.007199254740992e15,9.007199254740992e15,true,2024,1.234567890123457e34,1234.5,0.1,1234.567,0.30000000000000004,"a ""b"", c",pad,"one
                two","{""a"": 1}",b,"a,b",a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,::1,2024-02-29,2024-03-31 02:30:00,2024-03-31 02:30:00.250001,2024-03-31 02:30:00.5
                2,0,0,0,0,0,0,0,0,0,0,false,0,0,0,1e23,0,1e23,,"a
                ",ü😀,[],a,,00000000-0000-0000-0000-000000000000,1:2::,0001-01-01,1582-10-10 00:00:00,9999-12-31 23:59:59,1970-01-01 00:00:01
                3,,,,,,,,,,,,,,,,,,,,,,,,,,,,,
                4,1,1,7,1,1,1e9,1,1,-1,1,true,1901,1e-20,-0.0001,1e-38,1,2.2250738585072014e-308,NA,, ,1,a,a,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,::,,,2024-01-01 00:00:00,2024-01-01 00:00:00
                5,1,1,1,1,1,1,1,1,1,1,true,2155,100,100,3.4028235e38,100,-1.7976931348623157e308,007,1,1e5,null,a,a,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,::,1500-02-28,0001-01-01 12:00:00,2024-01-01 00:00:00,2024-01-01 00:00:00
                """);
    }

    @Test
    void h2() throws SQLException {
        TestDatabase database = TestDatabase.h2(folder);
        database.execute("""
                create table every_type (
                    id bigint generated always as identity, ti tinyint, si smallint, i integer, l bigint, n numeric(40, 20), n4 numeric(12, 4),
                    df decfloat(30), r real, d double precision, b boolean, v varchar(50), vi varchar_ignorecase(50), c char(8), t clob,
                    e enum('a', 'b'), uid uuid, dt date, ts timestamp(9), ts0 timestamp(0), tz timestamp(6) with time zone)
                """, """
                insert into every_type (ti, si, i, l, n, n4, df, r, d, b, v, vi, c, t, e, uid, dt, ts, ts0, tz) values
                    (-128, 32767, -2147483648, 9007199254740992, 12345678901234567890.12345678901234567890, 1234.5000, 0.10, 0.1,
                     0.30000000000000004, true, 'a "b", c', 'A', 'pad', 'one\ntwo', 'b', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11',
                     '2024-02-29', '2024-03-31 02:30:00.123456789', '2024-03-31 02:30:00.5', '2024-03-31 02:30:00.123456+02:00'),
                    (0, 0, 0, 0, 0, 0, 0, 1e23, 1e23, false, '', '', 'a\n', 'ü😀', 'a', '00000000-0000-0000-0000-000000000000',
                     '0001-01-01', '1582-10-10 00:00:00', '9999-12-31 23:59:59', '1582-10-14 00:00:00+00'),
                    (null, null, null, null, null, null, null, 'NaN', 'NaN', null, null, null, null, null, null, null, null, null, null, null),
                    (1, 1, 1000000000, 1000000000, 1e-20, -0.0001, 1e-20, 1.4e-45, 4.9e-324, true, 'NA', 'na', '', ' ', 'a',
                     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1500-02-28', '0001-01-01 00:00:00', '2000-01-01 00:00:00',
                     '2024-01-01 00:00:00-12:00'),
                    (1, 1, 1, 1, 100, 100, 1e20, 3.4028235e38, -1.7976931348623157e308, true, '007', '1', '1', '1e5', 'a',
                     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1999-12-31', '1970-01-01 00:00:00.000000001', '2000-01-01 00:00:00',
                     '1969-12-31 23:59:59.999999+00')
                """);
        assertThat(csv(database, "select * from every_type", "id")).isEqualTo("""
                id,ti,si,i,l,n,n4,df,r,d,b,v,vi,c,t,e,uid,dt,ts,ts0,tz
                1,-128,32767,-2.147483648e9,9.007199254740992e15,1.2345678901234567e19,1234.5,0.1,0.1,0.30000000000000004,true,"a ""b"", c",A,pad,"one
                two",b,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,2024-02-29,2024-03-31 02:30:00.123456789,2024-03-31 02:30:01,2024-03-31 00:30:00.123456Z
                2,0,0,0,0,0,0,0,1e23,1e23,false,,,"a
                ",ü😀,a,00000000-0000-0000-0000-000000000000,0001-01-01,1582-10-10 00:00:00,9999-12-31 23:59:59,1582-10-14 00:00:00Z
                3,,,,,,,,,,,,,,,,,,,,
                4,1,1,1e9,1e9,1e-20,-0.0001,1e-20,1e-45,5e-324,true,NA,na,, ,a,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1500-02-28,0001-01-01 00:00:00,2000-01-01 00:00:00,2024-01-01 12:00:00Z
                5,1,1,1,1,100,100,1e20,3.4028235e38,-1.7976931348623157e308,true,007,1,1,1e5,a,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1999-12-31,1970-01-01 00:00:00.000000001,2000-01-01 00:00:00,1969-12-31 23:59:59.999999Z
                """);
    }

    @Test
    void hsqldb() throws SQLException {
        TestDatabase database = TestDatabase.hsqldb(folder);
        database.execute("""
                create table every_type (
                    id bigint generated always as identity (start with 1), ti tinyint, si smallint, i integer, l bigint, n numeric(40, 20),
                    n4 decimal(12, 4), r real, f float, d double, b boolean, b1 bit(1), v varchar(50), vi varchar_ignorecase(50), c char(8),
                    lv longvarchar, t clob, uid uuid, dt date, ts timestamp(9), ts0 timestamp(0), tz timestamp(6) with time zone,
                    days interval day, months interval year to month)
                """, """
                insert into every_type (ti, si, i, l, n, n4, r, f, d, b, b1, v, vi, c, lv, t, uid, dt, ts, ts0, tz, days, months) values
                    (-128, 32767, -2147483648, 9007199254740992, 12345678901234567890.12345678901234567890, 1234.5000, 0.1, 0.1,
                     0.30000000000000004, true, b'1', 'a "b", c', 'A', 'pad', 'one\ntwo', 'clob', 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11',
                     '2024-02-29', '2024-03-31 02:30:00.123456789', '2024-03-31 02:30:00', '2024-03-31 02:30:00.123456+2:00',
                     interval '3' day, interval '1-2' year to month),
                    (0, 0, 0, 0, 0, 0, 1e23, 1e23, 1e23, false, b'0', '', '', 'a\n', 'ü😀', 'ü😀', '00000000-0000-0000-0000-000000000000',
                     '0001-01-01', '1582-10-04 00:00:00', '9999-12-31 23:59:59', '1582-10-15 00:00:00+0:00', interval '0' day, interval '0' month),
                    (null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                     null, null),
                    (1, 1, 1000000000, 1000000000, 1e-20, -0.0001, 1e-45, 4.9e-324, 2.2250738585072014e-308, true, b'1', 'NA', 'na', '', ' ', '',
                     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1500-02-28', '0001-01-01 00:00:00', '2000-01-01 00:00:00',
                     '2024-01-01 00:00:00-12:00', interval '1' day, interval '1' month),
                    (1, 1, 1, 1, 100, 100, 3.4028235e38, 1, -1.7976931348623157e308, true, b'1', '007', '1', '1', '1e5', '1',
                     'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1999-12-31', '1970-01-01 00:00:00.000000001', '2000-01-01 00:00:00',
                     '1969-12-31 23:59:59.999999+0:00', interval '1' day, interval '1' month)
                """);
        assertThat(csv(database, "select * from every_type", "id")).isEqualTo("""
                id,ti,si,i,l,n,n4,r,f,d,b,b1,v,vi,c,lv,t,uid,dt,ts,ts0,tz,days,months
                1,-128,32767,-2.147483648e9,9.007199254740992e15,1.2345678901234567e19,1234.5,0.1,0.1,0.30000000000000004,true,true,"a ""b"", c",A,pad,"one
                two",clob,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,2024-02-29,2024-03-31 02:30:00.123456789,2024-03-31 02:30:00,2024-03-31 00:30:00.123456Z,3,1-02
                2,0,0,0,0,0,0,1e23,1e23,1e23,false,false,,,"a
                ",ü😀,ü😀,00000000-0000-0000-0000-000000000000,0001-01-01,1582-10-04 00:00:00,9999-12-31 23:59:59,1582-10-15 00:00:00Z,0,0-00
                3,,,,,,,,,,,,,,,,,,,,,,,
                4,1,1,1e9,1e9,1e-20,-0.0001,1e-45,5e-324,2.2250738585072014e-308,true,true,NA,na,, ,,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1500-02-28,0001-01-01 00:00:00,2000-01-01 00:00:00,2024-01-01 12:00:00Z,1,0-01
                5,1,1,1,1,100,100,3.4028235e38,1,-1.7976931348623157e308,true,true,007,1,1,1e5,1,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1999-12-31,1970-01-01 00:00:00.000000001,2000-01-01 00:00:00,1969-12-31 23:59:59.999999Z,1,0-01
                """);
    }

    /** Values have types there, and columns only prefer one. */
    @Test
    void sqlite() throws SQLException {
        TestDatabase database = TestDatabase.sqlite(folder);
        database.execute("""
                create table every_type (
                    id integer primary key autoincrement, i integer, u unsigned big int, d real, f float, n numeric(12, 4), b boolean, v varchar(50),
                    c char(8), t text, dt date, ts timestamp, x, js json)
                """, """
                insert into every_type values
                    (1, -9007199254740992, 9007199254740992, 0.30000000000000004, 0.1, 1234.5000, true, 'a "b", c', 'pad     ', 'one\ntwo',
                     '2024-02-29', '2024-03-31 02:30:00.25', 1, '{"a": 1}'),
                    (2, 0, 0, -0.0, 1e23, 0.0, false, '', char(97, 10), 'ü😀', '0001-01-01', '1582-10-10 00:00:00', 1.5, null),
                    (3, null, null, null, 9e999 - 9e999, null, null, null, null, null, null, null, null, null),
                    (4, 'abc', '1,5', 'NaN', 1, '1e3', 2, 'NA', '', ' ', 20240229, 1711852200000, 'text', 1),
                    (5, 1000000000, 1e20, 5e-324, -1.7976931348623157e308, 12345678901234567890.5, 1, '007', '1', 1e5, 'infinity', '12:00', '', 1)
                """);
        assertThat(csv(database, "select * from every_type", "id")).isEqualTo("""
                id,i,u,d,f,n,b,v,c,t,dt,ts,x,js
                1,-9.007199254740992e15,9.007199254740992e15,0.30000000000000004,0.1,1234.5,1,"a ""b"", c",pad,"one
                two",2024-02-29,2024-03-31 02:30:00.25,1,"{""a"": 1}"
                2,0,0,0,1e23,0,0,,"a
                ",ü😀,0001-01-01,1582-10-10 00:00:00,1.5,
                3,,,,,,,,,,,,,
                4,abc,"1,5",NaN,1,1000,2,NA,, ,20240229,1.7118522e12,text,1
                5,1e9,1e20,5e-324,-1.7976931348623157e308,1.2345678901234567e19,1,007,1,100000.0,infinity,12:00,,1
                """);
    }

    private static final String DUCK_TABLE = """
            create table every_type (
                id integer, ti tinyint, tu utinyint, si smallint, su usmallint, i integer, iu uinteger, l bigint, lu ubigint, h hugeint,
                n decimal(38, 18), n4 decimal(12, 4), n2 decimal(4, 2), r float, d double, b boolean, v varchar, c char(8), e enum ('a', 'b'), uid uuid, dt date,
                ts timestamp, tns timestamp_ns, tms timestamp_ms, tsec timestamp_s, tz timestamptz)
            """;

    private static final String DUCK_ROWS = """
            insert into every_type values
                (1, -128, 255, -32768, 65535, -2147483648, 4294967295, 9007199254740992, 9007199254740992, 9007199254740992,
                 12345678901234567890.123456789012345678, 1234.5, 99.99, 0.1, 0.30000000000000004, true, 'a "b", c', 'pad', 'b',
                 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11', '2024-02-29', '2024-03-31 02:30:00.25', '2024-03-31 02:30:00.123456789',
                 '2024-03-31 02:30:00.123', '2024-03-31 02:30:00', '2024-03-31 02:30:00.123456+02'),
                (2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1e23, 1e23, false, '', 'a\n', 'a', '00000000-0000-0000-0000-000000000000', '0001-01-01',
                 '1582-10-10', '1700-01-01', '0001-01-01', '9999-12-31 23:59:59', '1582-10-14 00:00:00+00'),
                (3, null, null, null, null, null, null, null, null, null, null, null, null, 'nan', 'nan', null, null, null, null, null, null,
                 null, null, null, null, null),
                (4, 1, 1, 1, 1, 1000000000, 1, 1, 1, 100000000000000000000, 1e-18, -0.0001, 0.1, 1.4e-45, 5e-324, true, 'NA', '', 'a',
                 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1500-02-28', '0001-01-01', '2000-01-01', '2000-01-01', '2000-01-01',
                 '2024-01-01 00:00:00-12'),
                (5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 100, 100, 1, 3.4028235e38, -1.7976931348623157e308, true, 'ü😀', '1', 'a',
                 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '1999-12-31', '1970-01-01 00:00:00.000001', '2000-01-01', '2000-01-01', '2000-01-01',
                 '1969-12-31 23:59:59.999999+00')
            """;

    private static final String DUCK_CSV = """
            id,ti,tu,si,su,i,iu,l,lu,h,n,n4,n2,r,d,b,v,c,e,uid,dt,ts,tns,tms,tsec,tz
            1,-128,255,-32768,65535,-2.147483648e9,4.294967295e9,9.007199254740992e15,9.007199254740992e15,9.007199254740992e15,1.2345678901234567e19,1234.5,99.99,0.1,0.30000000000000004,true,"a ""b"", c",pad,b,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,2024-02-29,2024-03-31 02:30:00.25,2024-03-31 02:30:00.123456789,2024-03-31 02:30:00.123,2024-03-31 02:30:00,2024-03-31 00:30:00.123456Z
            2,0,0,0,0,0,0,0,0,0,0,0,0,1e23,1e23,false,,"a
            ",a,00000000-0000-0000-0000-000000000000,0001-01-01,1582-10-10 00:00:00,1700-01-01 00:00:00,0001-01-01 00:00:00,9999-12-31 23:59:59,1582-10-14 00:00:00Z
            3,,,,,,,,,,,,,,,,,,,,,,,,,
            4,1,1,1,1,1e9,1,1,1,1e20,1e-18,-0.0001,0.1,1e-45,5e-324,true,NA,,a,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1500-02-28,0001-01-01 00:00:00,2000-01-01 00:00:00,2000-01-01 00:00:00,2000-01-01 00:00:00,2024-01-01 12:00:00Z
            5,1,1,1,1,1,1,1,1,1,100,100,1,3.4028235e38,-1.7976931348623157e308,true,ü😀,1,a,a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11,1999-12-31,1970-01-01 00:00:00.000001,2000-01-01 00:00:00,2000-01-01 00:00:00,2000-01-01 00:00:00,1969-12-31 23:59:59.999999Z
            """;

    @Test
    void duckDb() throws SQLException {
        TestDatabase database = TestDatabase.duckDb(folder);
        database.execute(DUCK_TABLE, DUCK_ROWS);
        assertThat(csv(database, "select * from every_type", "id")).isEqualTo(DUCK_CSV);
        assertThat(
                        csv(
                                database,
                                "select '101'::bit as bits, interval '1' day as days, 123::bignum as large, 1.5::union(a integer, b double) as several"))
                .isEqualTo("bits,days,large,several\n101,1 day,123,1.5\n");
    }

    @ParameterizedTest
    @CsvSource({"zstd, v1", "zstd, v2", "snappy, v1", "uncompressed, v2"})
    void parquet(String compression, String version) throws SQLException {
        Path file = folder.resolve("houses.parquet");
        TestDatabase.duckDb(folder)
                .execute(
                        DUCK_TABLE,
                        DUCK_ROWS,
                        "copy every_type to '" + file + "' (format parquet, codec '" + compression
                                + "', parquet_version " + version + ", row_group_size 2)");
        assertThat(csv(TestDatabase.files(), "select * from read_parquet('" + file + "')", "id"))
                .isEqualTo(DUCK_CSV);
    }
}
