package eu.arete.ledger;

import java.nio.file.Path;
import java.util.Random;

/** Appends batches of varied size until it is killed, saying the size of the log after each. */
final class AppendingProcess {
    private AppendingProcess() {}

    public static void main(String[] args) throws Exception {
        Random random = new Random();
        try (Ledger ledger = Ledger.open(Path.of(args[0]), FileSigner.read(Path.of(args[1])))) {
            while (true) {
                System.out.print(ledger.size() + "\n");
                System.out.flush();
                int batch = 1 + random.nextInt(random.nextBoolean() ? 4 : 600);
                ledger.append(Logs.entries(ledger.size(), ledger.size() + batch));
            }
        }
    }
}
