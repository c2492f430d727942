package eu.arete.privacy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The certificate without which a Java key store does not keep a private key: it says nothing but the key's own name (X.509
 * v3 in DER, RFC 5280; no expiry, as section 4.1.2.5 writes it).
 */
final class SelfSignedCertificate {

    /** ecdsa-with-SHA256, 1.2.840.10045.4.3.2. */
    private static final byte[] ECDSA = {0x30, 0x0a, 0x06, 0x08, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};
    /** commonName, 2.5.4.3. */
    private static final byte[] COMMON_NAME = {0x06, 3, 0x55, 4, 3};

    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;
    private static final int INTEGER = 0x02;
    private static final int BITS = 0x03;
    private static final int UTF8 = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int TIME = 0x18;
    private static final int VERSION = 0xa0;

    private SelfSignedCertificate() {}

    static X509Certificate of(KeyPair keys, String name, Provider token, SecureRandom random)
            throws GeneralSecurityException {
        byte[] serial = new byte[9];
        random.nextBytes(serial);
        serial[0] = 1;
        byte[] called = part(
                SEQUENCE, part(SET, part(SEQUENCE, COMMON_NAME, part(UTF8, name.getBytes(StandardCharsets.UTF_8)))));
        byte[] always = part(
                SEQUENCE,
                part(UTC_TIME, "260101000000Z".getBytes(StandardCharsets.US_ASCII)),
                part(TIME, "99991231235959Z".getBytes(StandardCharsets.US_ASCII)));
        byte[] toSign = part(
                SEQUENCE,
                part(VERSION, part(INTEGER, new byte[] {2})),
                part(INTEGER, serial),
                ECDSA,
                called,
                always,
                called,
                keys.getPublic().getEncoded());
        Signature signer = Signature.getInstance("SHA256withECDSA", token);
        signer.initSign(keys.getPrivate());
        signer.update(toSign);
        byte[] certificate = part(SEQUENCE, toSign, ECDSA, part(BITS, new byte[] {0}, signer.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
    }

    /** One DER element: tag, length, contents. */
    private static byte[] part(int tag, byte[]... contents) {
        int length = 0;
        for (byte[] content : contents) {
            length += content.length;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        if (length >= 0x100) {
            out.write(0x82);
            out.write(length >> 8);
        } else if (length >= 0x80) {
            out.write(0x81);
        }
        out.write(length & 0xff);
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }
}
