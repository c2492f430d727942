package eu.arete.hub;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Run in a network namespace of its own by {@link NoNetworkTest}: starts a hub, reads its pages, says what it saw. */
final class Offline {
    private Offline() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        long interfaces = NetworkInterface.networkInterfaces()
                .filter(card -> !card.getName().equals("lo"))
                .count();
        System.out.println("interfaces other than lo: " + interfaces);
        try (Socket out = new Socket()) {
            out.connect(new InetSocketAddress("192.0.2.1", 80), 2000);
            System.out.println("there is a network");
        } catch (IOException e) {
            System.out.println("there is no network");
        }
        var hub = SpringApplication.run(
                Hub.class, "--arete.home=" + args[0], "--arete.database.binaries=" + args[1], "--server.port=0");
        int port = ((WebServerApplicationContext) hub).getWebServer().getPort();
        HttpClient client = HttpClient.newHttpClient();
        for (String path :
                List.of("/", "/register", "/log", "/log/checkpoint", "/site/arete.css", "/actuator/health")) {
            HttpResponse<Void> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            System.out.println(path + " " + (answer.statusCode() == HttpURLConnection.HTTP_OK ? "answers" : answer));
        }
        hub.close();
        System.out.println("closed " + Path.of(args[0]).getFileName());
    }
}
