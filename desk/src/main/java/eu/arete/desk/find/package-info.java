/**
 * Finding whom a hub must reach: the desk turns the identities of a register it was given into first-stage codes and asks the hub,
 * code by code, which is the one meant. The hub gets no identity, the desk no data; both are told by the request's number.
 */
@org.jspecify.annotations.NullMarked
package eu.arete.desk.find;
