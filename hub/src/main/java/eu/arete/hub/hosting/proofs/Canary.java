package eu.arete.hub.hosting.proofs;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Locale;

/** A connection tried on purpose to an address that belongs to nobody (TEST-NET-1, RFC 5737): it must fail, and says how. */
final class Canary {
    static final String ADDRESS = "192.0.2.1";

    private static final int PORT = 443;
    private static final int PATIENCE = 3000;

    /** What came of it. Only {@code ANSWERED} is wrong; the others tell how well the way out is closed. */
    enum Song {
        /** The machine has no way out at all. */
        NO_ROUTE,
        /** Something on the way forbids it. */
        REFUSED,
        /** The packet may have left: a way out exists, and nobody was at the other end. */
        SILENCE,
        ANSWERED;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private Canary() {}

    static Song sing() {
        try (Socket out = new Socket()) {
            out.connect(new InetSocketAddress(ADDRESS, PORT), PATIENCE);
            return Song.ANSWERED;
        } catch (SocketTimeoutException e) {
            return Song.SILENCE;
        } catch (NoRouteToHostException e) {
            return Song.NO_ROUTE;
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("unreachable") ? Song.NO_ROUTE : Song.REFUSED;
        } catch (IOException e) {
            return Song.NO_ROUTE;
        }
    }
}
