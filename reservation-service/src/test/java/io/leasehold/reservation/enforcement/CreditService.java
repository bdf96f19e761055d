package io.leasehold.reservation.enforcement;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/** Service of an operator that checks leases, over real HTTP; by default every answer is a consent. */
final class CreditService implements AutoCloseable {
    /** Requests received. */
    record Asked(String method, String path, String token, String type, String body) {}

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private volatile int status = 204;
    private volatile String answer = "";
    private volatile String broken = "/nowhere";
    private volatile boolean silent;
    private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    CreditService() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", this::judge);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/credits".formatted(server.getAddress().getPort());
    }

    void answers(int code, String body) {
        status = code;
        answer = body;
    }

    /** Lets calls of that path fail. */
    void breaksAt(String path) {
        broken = path;
    }

    /** Receives requests and never answers. */
    void fallsSilent() {
        silent = true;
    }

    /** Runs {@code action} before the next answer, while that request waits. */
    void beforeNextAnswer(Runnable action) {
        meanwhile.set(action);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void judge(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                String.valueOf(exchange.getRequestHeaders().getFirst("X-Auth-Token")),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        meanwhile.getAndSet(() -> {}).run();
        if (silent) {
            waitForTheEnd();
        }
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        int code = exchange.getRequestURI().getPath().endsWith(broken) ? 500 : status;
        exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
