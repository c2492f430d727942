package eu.arete.lake.extract;

import eu.arete.privacy.Regime;
import eu.arete.privacy.SecretBytes;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Everything an extraction promises, of a lake one of whose datasets was rotated alone. */
class RotatedExtractionTest extends ExtractionTest {

    @Override
    Registry registry(Path directory) throws Exception {
        return super.registry(directory).rotated("hospital", Regime.of(3, SecretBytes.random(new SecureRandom())));
    }
}
