package eu.arete.hub.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A refusal that a person can act on. Its code is stable (people script against it) and starts with the room's name
 * ({@code deposits.personal-data}); its words are in the room's messages, with the arguments:
 *
 * <pre>
 * refusal.deposits.personal-data.what=…    (title: what is refused)
 * refusal.deposits.personal-data.why=…     (why)
 * refusal.deposits.personal-data.remedy=…  (what to do)
 * </pre>
 */
public final class Refused extends RuntimeException {
    /** Whose fault it is. */
    public enum Fault {
        USER,
        OURS,
        /** A disk, a memory, a server is short: the same request may pass later. */
        RESOURCE
    }

    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] arguments;
    private final HttpStatus status;
    private final Fault fault;
    private final transient List<Place> places;

    private Refused(String code, HttpStatus status, Fault fault, List<Place> places, Object[] arguments) {
        super(code + " " + Arrays.toString(arguments) + (places.isEmpty() ? "" : " at " + places), null, false, true);
        this.code = code;
        this.status = status;
        this.fault = fault;
        this.places = List.copyOf(places);
        this.arguments = arguments;
    }

    /** The request is understood and refused (422). */
    public static Refused because(String code, Object... arguments) {
        return new Refused(code, HttpStatus.UNPROCESSABLE_CONTENT, Fault.USER, List.of(), arguments);
    }

    /** It does not exist, or not for this reader (404). */
    public static Refused notFound(String code, Object... arguments) {
        return new Refused(code, HttpStatus.NOT_FOUND, Fault.USER, List.of(), arguments);
    }

    /** This person may not (403). */
    public static Refused forbidden(String code, Object... arguments) {
        return new Refused(code, HttpStatus.FORBIDDEN, Fault.USER, List.of(), arguments);
    }

    /** The state of things does not allow it now (409). */
    public static Refused conflict(String code, Object... arguments) {
        return new Refused(code, HttpStatus.CONFLICT, Fault.USER, List.of(), arguments);
    }

    /** Something the hub needs is missing or full (503). */
    public static Refused unavailable(String code, Object... arguments) {
        return new Refused(code, HttpStatus.SERVICE_UNAVAILABLE, Fault.RESOURCE, List.of(), arguments);
    }

    public Refused with(HttpStatus other) {
        return new Refused(code, other, fault, places, arguments);
    }

    public Refused at(Place place) {
        List<Place> more = new ArrayList<>(places);
        more.add(place);
        return new Refused(code, status, fault, more, arguments);
    }

    public Refused at(List<Place> others) {
        List<Place> more = new ArrayList<>(places);
        more.addAll(others);
        return new Refused(code, status, fault, more, arguments);
    }

    public String code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }

    public Fault fault() {
        return fault;
    }

    public List<Place> places() {
        return places;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
