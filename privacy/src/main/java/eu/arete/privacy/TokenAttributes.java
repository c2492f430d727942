package eu.arete.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of a token's keys. SunPKCS11 knows them and does not tell: so, as for labels, a short-lived process
 * asks the token through the JDK's own binding, opened to it alone by a flag. Where a JDK has no such binding, nothing is
 * said of the attributes, and a proof that needs them does not pass.
 */
final class TokenAttributes {

    private static final String BINDING = "sun.security.pkcs11.wrapper.";
    private static final Set<String> KINDS = Set.of("kek", "secret", "proof");
    private static final int FIELDS = 6;
    private static final int MOST_KEYS = 10_000;

    /** PKCS#11 v2.40, pkcs11t.h. */
    private static final long CKA_CLASS = 0x0;

    private static final long CKA_LABEL = 0x3;
    private static final long CKA_ID = 0x102;
    private static final long CKA_SENSITIVE = 0x103;
    private static final long CKA_EXTRACTABLE = 0x162;
    private static final long CKA_LOCAL = 0x163;
    private static final long CKA_NEVER_EXTRACTABLE = 0x164;
    private static final long CKA_ALWAYS_SENSITIVE = 0x165;
    private static final long[] CLASSES = {4, 3}; // CKO_SECRET_KEY, CKO_PRIVATE_KEY
    private static final long SERIAL_SESSION = 4;
    private static final long USER = 1;
    private static final long HARDWARE_SLOT = 4;

    private TokenAttributes() {}

    /** Asks in a process of its own. The PIN goes there by its standard input. */
    static KeyCustody read(Path library, int rank, SecretBytes pin) {
        try {
            Path classes = Path.of(TokenAttributes.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Process probe = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "--add-opens=jdk.crypto.cryptoki/sun.security.pkcs11.wrapper=ALL-UNNAMED",
                            "-cp",
                            classes.toString(),
                            TokenAttributes.class.getName(),
                            library.toString(),
                            Integer.toString(rank))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream typed = probe.getOutputStream()) {
                typed.write(pin.bytes(SecretAccess.granted()));
            }
            List<String> lines = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            if (!probe.waitFor(60, TimeUnit.SECONDS) || probe.exitValue() != 0 || lines.isEmpty()) {
                probe.destroyForcibly();
                throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot read the attributes of the keys of " + library);
            }
            return custody(lines);
        } catch (IOException | URISyntaxException e) {
            throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot read the attributes of the keys of " + library, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyRefused(KeyRefused.Reason.STORE, "Cannot read the attributes of the keys of " + library, e);
        }
    }

    /** The first line is about the token, each other about a key of ours; fields are separated by tabs. */
    static KeyCustody custody(List<String> lines) {
        String[] token = lines.get(0).split("\t", -1);
        List<KeyCustody.HeldKey> keys = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] key = line.split("\t", -1);
            String label = key[0];
            int colon = label.indexOf(':');
            if (key.length == FIELDS && colon > 0 && KINDS.contains(label.substring(0, colon))) {
                keys.add(new KeyCustody.HeldKey(
                        label.substring(0, colon),
                        label.substring(colon + 1),
                        key[1].equals("true"),
                        key[2].equals("true"),
                        // Only a clear no is a no.
                        !key[3].equals("false"),
                        key[4].equals("true"),
                        key[5].equals("true")));
            }
        }
        keys.sort(Comparator.comparing(KeyCustody.HeldKey::kind).thenComparing(KeyCustody.HeldKey::name));
        return new KeyCustody(true, token[0].strip(), token[1].strip(), token[2].equals("true"), keys);
    }

    /** The short-lived process. */
    public static void main(String[] arguments) throws ReflectiveOperationException, IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String pin = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        Object token = binding(arguments[0]);
        long slot = Array.getLong(call(token, "C_GetSlotList", true), Integer.parseInt(arguments[1]));
        Object about = call(token, "C_GetTokenInfo", slot);
        out.println(text(about, "manufacturerID") + "\t" + text(about, "model") + "\t"
                + (isHardware(field(call(token, "C_GetSlotInfo", slot), "flags"))));
        long session = (long) call(token, "C_OpenSession", slot, SERIAL_SESSION, null, null);
        call(token, "C_Login", session, USER, pin == null ? new char[0] : pin.toCharArray());
        for (long type : CLASSES) {
            for (long key : keys(token, session, type)) {
                StringBuilder line = new StringBuilder(name(token, session, key));
                for (long attribute : new long[] {
                    CKA_SENSITIVE, CKA_ALWAYS_SENSITIVE, CKA_EXTRACTABLE, CKA_NEVER_EXTRACTABLE, CKA_LOCAL
                }) {
                    line.append('\t').append(value(token, session, key, attribute));
                }
                out.println(line);
            }
        }
        out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static boolean isHardware(@Nullable Object flags) {
        return flags instanceof Long bits && (bits & HARDWARE_SLOT) != 0;
    }

    private static Object binding(String library) throws ReflectiveOperationException {
        Class<?> type = Class.forName(BINDING + "PKCS11");
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals("getInstance") && method.getParameterCount() >= 4) {
                Object[] given = new Object[method.getParameterCount()];
                given[0] = library;
                given[1] = "C_GetFunctionList";
                for (int i = 2; i < given.length; i++) {
                    given[i] = method.getParameterTypes()[i] == boolean.class ? Boolean.FALSE : null;
                }
                method.setAccessible(true);
                return method.invoke(null, given);
            }
        }
        throw new NoSuchMethodException("PKCS11.getInstance");
    }

    private static long[] keys(Object token, long session, long type) throws ReflectiveOperationException {
        Object template = Array.newInstance(Class.forName(BINDING + "CK_ATTRIBUTE"), 1);
        Array.set(template, 0, attribute(CKA_CLASS, type));
        call(token, "C_FindObjectsInit", session, template);
        long[] all = {};
        for (long[] some = (long[]) call(token, "C_FindObjects", session, 100L);
                some.length > 0 && all.length < MOST_KEYS;
                some = (long[]) call(token, "C_FindObjects", session, 100L)) {
            int before = all.length;
            all = Arrays.copyOf(all, before + some.length);
            System.arraycopy(some, 0, all, before, some.length);
        }
        call(token, "C_FindObjectsFinal", session);
        return all;
    }

    /** SunPKCS11 writes an alias as the label of a secret key, and as the identifier of a private one. */
    private static String name(Object token, long session, long key) throws ReflectiveOperationException {
        String label = label(value(token, session, key, CKA_LABEL));
        return label.contains(":") ? label : label(value(token, session, key, CKA_ID));
    }

    private static @Nullable Object value(Object token, long session, long key, long attribute)
            throws ReflectiveOperationException {
        Object asked = Array.newInstance(Class.forName(BINDING + "CK_ATTRIBUTE"), 1);
        Array.set(asked, 0, attribute(attribute, null));
        call(token, "C_GetAttributeValue", session, key, asked);
        return field(Array.get(asked, 0), "pValue");
    }

    private static Object attribute(long type, @Nullable Object value) throws ReflectiveOperationException {
        Class<?> of = Class.forName(BINDING + "CK_ATTRIBUTE");
        Constructor<?> one = of.getConstructor(long.class);
        one.setAccessible(true);
        Object attribute = one.newInstance(type);
        if (value != null) {
            Field holder = of.getField("pValue");
            holder.setAccessible(true);
            holder.set(attribute, value);
        }
        return attribute;
    }

    private static Object call(Object token, String name, @Nullable Object... arguments)
            throws ReflectiveOperationException {
        for (Class<?> type = token.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                    method.setAccessible(true);
                    Object answer = method.invoke(token, arguments);
                    return answer == null ? "" : answer;
                }
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static @Nullable Object field(Object from, String name) throws ReflectiveOperationException {
        Field field = from.getClass().getField(name);
        field.setAccessible(true);
        return field.get(from);
    }

    private static String text(Object from, String name) throws ReflectiveOperationException {
        return label(field(from, name));
    }

    /** Tokens tell texts as arrays of characters or of bytes. */
    private static String label(@Nullable Object value) {
        String text = value instanceof char[] letters
                ? new String(letters)
                : value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
        return text.replaceAll("\\p{Cntrl}", " ").strip();
    }
}
