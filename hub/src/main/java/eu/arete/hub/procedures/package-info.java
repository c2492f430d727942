/**
 * Procedures as data, and the one interpreter that reads them: which command is open to whom in which state, and when it is due.
 *
 * <p>Nothing here knows a database, a web page or the present time: a {@link eu.arete.hub.procedures.Journey} is computed from recorded
 * passages and a moment.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.hub.procedures;
