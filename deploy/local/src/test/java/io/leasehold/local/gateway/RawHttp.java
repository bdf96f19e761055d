package io.leasehold.local.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Client for malformed HTTP requests. */
final class RawHttp {
    private RawHttp() {}

    /** Sends the path and header lines unchanged and returns the body. */
    static String get(URI server, String path, String... headers) {
        String head = "GET %s HTTP/1.0\r\nHost: localhost\r\n%s\r\n\r\n".formatted(path, String.join("\r\n", headers));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
