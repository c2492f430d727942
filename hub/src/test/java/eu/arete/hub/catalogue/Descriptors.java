package eu.arete.hub.catalogue;

/** Small descriptors for tests. */
public final class Descriptors {
    private Descriptors() {}

    /** As {@link #real}, of invented persons. */
    public static String acts(String dataset, String partner) {
        return real(dataset, partner).replaceFirst("\"arete\":\\{", "\"arete\":{\"nature\":\"synthetic\",");
    }

    /** One table {@code ACTS} with a key, a person, a day and an ICD-10 code. */
    public static String real(String dataset, String partner) {
        return """
                {"name":"%s","title":"Acts of %1$s","arete":{"partner":"%s","titles":{"fr":"Actes de soins","en":"Acts of care"},
                  "thresholds":{"rejectedRowsMax":0.5}},
                 "resources":[{"name":"ACTS","dialect":{"delimiter":";"},"schema":{"fields":[
                  {"name":"NUM","type":"integer","description":"Rank of the act","constraints":{"required":true,"minimum":1}},
                  {"name":"PERSON","type":"string","arete":{"role":"identifier"}},
                  {"name":"DAY","type":"date","format":"%%d/%%m/%%Y"},
                  {"name":"ICD","type":"string","constraints":{"pattern":"[A-Z][0-9]{2,3}"},
                   "arete":{"codeList":"CIM-10","titles":{"fr":"Diagnostic","en":"Diagnosis"}}}],
                 "primaryKey":["NUM"],"arete":{"titles":{"fr":"Actes","en":"Acts"},"person":"PERSON","period":"DAY"}}}]}
                """.formatted(dataset, partner);
    }
}
