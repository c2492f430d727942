package eu.arete.lake.objects.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the flat XML of answers. Nothing in them can name a file or an address: DTDs and entities are not read. */
final class XmlAnswer {

    private XmlAnswer() {}

    /** The text of the first element of this name; empty when the answer has none or is no XML. */
    static Optional<String> first(byte[] body, String element) {
        try {
            return all(body, null, List.of(element)).stream()
                    .map(found -> found.get(element))
                    .findFirst();
        } catch (XMLStreamException e) {
            return Optional.empty();
        }
    }

    /** Of each {@code container}, the texts of its children of these names. */
    static List<Map<String, String>> each(byte[] body, String container, List<String> children)
            throws XMLStreamException {
        return all(body, container, children);
    }

    private static List<Map<String, String>> all(
            byte[] body, @org.jspecify.annotations.Nullable String container, List<String> names)
            throws XMLStreamException {
        List<Map<String, String>> found = new ArrayList<>();
        Map<String, String> current = new HashMap<>();
        boolean inside = container == null;
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(body));
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                if (name.equals(container)) {
                    inside = true;
                    current = new HashMap<>();
                } else if (inside && names.contains(name)) {
                    current.putIfAbsent(name, reader.getElementText());
                    if (container == null) {
                        found.add(current);
                        return found;
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && reader.getLocalName().equals(container)) {
                found.add(current);
                inside = false;
            }
        }
        return found;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
