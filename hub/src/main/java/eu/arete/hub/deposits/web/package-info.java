@org.jspecify.annotations.NullMarked
package eu.arete.hub.deposits.web;
