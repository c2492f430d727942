package eu.arete.hub.site;

import java.util.function.LongSupplier;

/**
 * A figure on the home page (datasets, permits, releases…). Never a count of persons unless it went through the
 * disclosure rules. Each room declares its own as a bean.
 *
 * @param messageKey what is counted, in the room's messages
 * @param path where to read more
 */
public record HomeFigure(String messageKey, String path, int order, LongSupplier value) {}
