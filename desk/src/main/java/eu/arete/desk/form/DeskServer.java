package eu.arete.desk.form;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.arete.privacy.FirstStage;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The desk over HTTP, on the JDK's own small server: no framework, no session, no access log. Put a TLS proxy before it; it
 * listens on this machine alone unless told otherwise.
 */
public final class DeskServer implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int WAITING = 64;
    private static final int PER_CLIENT = 300;
    private static final int SENDS_PER_CLIENT = 120;

    private static final Map<String, String> ALWAYS = Map.of(
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                            + " frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    static {
        // The JDK's server waits for ever by default; its bounds are read once, from these. A slow client holds one
        // thread for five seconds; many of them are the proxy's to turn away.
        bound("sun.net.httpserver.maxReqTime", "5");
        bound("sun.net.httpserver.maxRspTime", "20");
        bound("sun.net.httpserver.maxReqHeaders", "64");
        bound("jdk.httpserver.maxConnections", "512");
    }

    private final HttpServer server;
    private final ThreadPoolExecutor workers;
    private final Desk desk;
    private final boolean behindProxy;
    private final RateLimit requests;
    private final RateLimit sends;

    private DeskServer(HttpServer server, Desk desk, boolean behindProxy, Clock clock) {
        this.server = server;
        this.desk = desk;
        this.behindProxy = behindProxy;
        this.requests = new RateLimit(PER_CLIENT, clock);
        this.sends = new RateLimit(SENDS_PER_CLIENT, clock);
        this.workers = new ThreadPoolExecutor(THREADS, THREADS, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(WAITING));
    }

    /**
     * Starts to listen.
     *
     * @param behindProxy whether to count requests by the last address of X-Forwarded-For: only when a proxy of ours writes it
     * @param operator told, in a line that names nobody, when the hub does not take what the desk hands on
     */
    public static DeskServer start(
            InetSocketAddress address,
            boolean behindProxy,
            URI hub,
            FirstStage stage,
            HubDoor door,
            SecureRandom random,
            Clock clock,
            Consumer<String> operator)
            throws IOException {
        HttpServer server = HttpServer.create(address, 128);
        Desk desk = new Desk(stage, door, new Pages(hub), random, clock, operator);
        DeskServer started = new DeskServer(server, desk, behindProxy, clock);
        server.createContext("/", started::handle);
        server.setExecutor(started.workers);
        server.start();
        return started;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = new Request(exchange, behindProxy);
            Response response;
            try {
                response = answer(request);
            } catch (Request.TooLarge e) {
                response = desk.refusal(request, 413, "desk.too-large", "refusal.tooLarge");
            }
            Headers headers = exchange.getResponseHeaders();
            ALWAYS.forEach(headers::set);
            response.headers().forEach(headers::set);
            headers.set("Content-Type", response.contentType());
            boolean bodiless = request.method().equals("HEAD");
            exchange.sendResponseHeaders(response.status(), bodiless ? -1 : response.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(response.body());
            }
        }
    }

    private Response answer(Request request) throws IOException, Request.TooLarge {
        boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
        boolean sends = request.method().equals("POST");
        if (!requests.allows(request.client()) || sends && !this.sends.allows(request.client())) {
            return desk.refusal(request, 429, "desk.too-many", "refusal.tooMany")
                    .with("Retry-After", "60");
        }
        return switch (request.path()) {
            case "/" -> reads ? desk.show(request) : sends ? desk.send(request) : wrongMethod(request);
            case "/api/v1/oppositions" -> sends ? desk.sendJson(request) : wrongMethod(request);
            case "/health" -> reads ? Response.json(200, "{\"status\":\"UP\"}") : wrongMethod(request);
            case "/desk.css" -> file("desk.css", "text/css; charset=utf-8");
            case "/desk.svg" -> file("desk.svg", "image/svg+xml");
            default -> desk.refusal(request, 404, "desk.not-found", "refusal.notFound");
        };
    }

    private Response wrongMethod(Request request) {
        return desk.refusal(request, 405, "desk.method", "refusal.method").with("Allow", "GET, HEAD, POST");
    }

    private static Response file(String name, String type) throws IOException {
        try (InputStream stream = Objects.requireNonNull(DeskServer.class.getResourceAsStream(name), name)) {
            return new Response(200, type, stream.readAllBytes(), Map.of("Cache-Control", "public, max-age=3600"));
        }
    }

    private static void bound(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
