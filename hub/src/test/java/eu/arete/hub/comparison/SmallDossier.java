package eu.arete.hub.comparison;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Two invented hosts: one dear and all in the Union, one cheap and not; one piece of evidence withheld. */
final class SmallDossier {
    private static final String HASH = "ab".repeat(32);

    private SmallDossier() {}

    static String frozen(String name, String share, String price) {
        return head(name, share, price, "frozen");
    }

    static Map<String, byte[]> of(String name, String share, String price) {
        Map<String, byte[]> files = new TreeMap<>();
        put(files, "comparison.json", head(name, share, price, "opened"));
        put(files, "providers.csv", "id,name\na,A\nb,B\n");
        put(files, "services.csv", "id,provider,name,entity\na-cloud,a,A Cloud,a-entity\nb-cloud,b,B Cloud,b-entity\n");
        put(files, "entities.csv", "id,name,country,in_union\na-entity,A SA,FR,true\nb-entity,B Inc,US,false\n");
        put(files, "ownership.csv", "holder,held,capital,votes,veto,appoints,evidence\n");
        put(
                files,
                "certifications.csv",
                "scheme,version,entity,service,activities,status,from,until,standing,evidence\n"
                        + "hds,2,a-entity,,1;2;3;4;5;6,qualified,2025-01-01,2028-01-01,audited,e1\n");
        put(
                files,
                "locations.csv",
                "service,kind,country,place,standing,evidence\na-cloud,storage,FR,Lyon,audited,e1\n");
        StringBuilder answers = new StringBuilder("service,set,version,criterion,answer,standing,evidence\n");
        for (Criterion criterion :
                CriteriaSets.find("eu-csf", "2026-06-01").orElseThrow().criteria()) {
            String best = criterion.best().code();
            answers.append("a-cloud,eu-csf,2026-06-01,").append(criterion.id()).append(',');
            answers.append(criterion.id().equals("SOV-8.1") ? ",audited,e2" : best + ",audited,e1")
                    .append('\n');
            answers.append("b-cloud,eu-csf,2026-06-01,").append(criterion.id()).append(",1,audited,e1\n");
        }
        put(files, "answers.csv", answers.toString());
        put(
                files,
                "prices.csv",
                "service,item,kind,unit,quantity,unit_price,evidence\n"
                        + "a-cloud,machines,run,month,1,10000,e1\na-cloud,export,exit-egress,once,1,500,e1\n"
                        + "b-cloud,machines,run,month,1,4000,e1\nb-cloud,export,exit-egress,once,1,9000,e1\n");
        put(
                files,
                "evidence.csv",
                "id,title,source,date,sha256,archived,disclosure,ground\n"
                        + "e1,Audit,https://example.org/audit,2026-01-01,"
                        + HASH + ",,public,\n" + "e2,Energy,offer of A,2026-01-01," + HASH
                        + ",,withheld,\"business secrecy, L311-6\"\n");
        put(files, "replies.csv", "service,date,author,text\nb-cloud,2026-02-01,B Inc,We store in the Union now.\n");
        return files;
    }

    static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static String head(String name, String share, String price, String status) {
        return """
                {"name": "%s", "titles": {"en": "Two hosts", "fr": "Deux hébergeurs"}, "date": "2026-03-01", "status": "%s",
                 "fictitious": true, "currency": "EUR", "months": 48, "seed": 20260101, "draws": 1000,
                 "sets": [{"set": "eu-csf", "version": "2026-06-01", "weights": "guidance-2026", "share": %s, "floor": null}],
                 "price": {"share": %s, "formula": "pmin-over-p"}, "uncertainty": {"points": 5, "price": 0.05},
                 "earlier": ["eu-csf@2026-06-01/framework-1.2.1"]}
                """.formatted(name, status, share, price);
    }

    private static void put(Map<String, byte[]> files, String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
