package eu.arete.lake.objects.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that breaks when a test wants it to: after so many bytes of an answer, so many times. */
final class FrailLink implements AutoCloseable {

    private final ServerSocket door;
    private final int port;
    private final AtomicInteger breaks = new AtomicInteger();
    private final AtomicLong after = new AtomicLong();
    private final AtomicInteger broken = new AtomicInteger();

    FrailLink(int port) throws IOException {
        this.port = port;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    /** The next {@code times} connections break after {@code bytes} bytes from the server. */
    void breakNext(int times, long bytes) {
        after.set(bytes);
        breaks.set(times);
        broken.set(0);
    }

    int broken() {
        return broken.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                thread(() -> carry(client));
            }
        } catch (IOException e) {
            // Closed: the test is over.
            return;
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket server = new Socket()) {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            thread(() -> copyQuietly(client, server));
            byte[] bytes = new byte[16 << 10];
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            long carried = 0;
            int n;
            while ((n = in.read(bytes)) >= 0) {
                if (breaks.get() > 0 && carried + n > after.get()) {
                    breaks.decrementAndGet();
                    broken.incrementAndGet();
                    out.write(bytes, 0, (int) Math.max(0, after.get() - carried));
                    return;
                }
                out.write(bytes, 0, n);
                carried += n;
            }
        } catch (IOException e) {
            // One of the two hung up.
            return;
        }
    }

    private static void copyQuietly(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // One of the two hung up.
            return;
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "frail-link");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
