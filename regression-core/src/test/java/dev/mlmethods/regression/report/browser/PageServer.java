package dev.mlmethods.regression.report.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Serves the pages of a folder to this machine, as the artifact viewers of CI servers do. */
final class PageServer implements AutoCloseable {
    /** Jenkins' default for build artifacts; its handbook calls it the content security policy of user content. */
    private static final String JENKINS = "sandbox; default-src 'none'; img-src 'self'; style-src 'self'";

    private final HttpServer server;
    private final Path folder;

    private PageServer(HttpServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    static PageServer start(Path folder) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PageServer pages = new PageServer(server, folder);
        server.createContext("/jenkins/", pages::serveWithPolicy);
        server.createContext("/frame/", pages::serveFrame);
        server.createContext("/plain/", pages::serve);
        server.start();
        return pages;
    }

    /** The address of a page with Jenkins' policy. */
    String strict(String page) {
        return address("jenkins/" + page);
    }

    /**
     * The address of a page that contains another one in a sandboxed frame.
     *
     * @param sandbox what the frame may do
     */
    String framed(String page, String sandbox) {
        return address("frame/" + page + "?" + sandbox);
    }

    private String address(String path) {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/" + path;
    }

    private void serveWithPolicy(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Security-Policy", JENKINS);
        serve(exchange);
    }

    private void serve(HttpExchange exchange) throws IOException {
        send(exchange, Files.readAllBytes(folder.resolve(name(exchange))));
    }

    private void serveFrame(HttpExchange exchange) throws IOException {
        String sandbox = exchange.getRequestURI().getQuery();
        String html = "<!doctype html><title>frame</title><link rel=icon href=data:,><iframe sandbox='" + sandbox
                + "' src='/plain/" + name(exchange) + "' width=1200 height=800></iframe>";
        send(exchange, html.getBytes(StandardCharsets.UTF_8));
    }

    private static String name(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
