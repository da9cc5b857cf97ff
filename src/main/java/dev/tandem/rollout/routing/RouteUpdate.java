package dev.tandem.rollout.routing;

/**
 * The result of changing a route.
 *
 * @param previous the route before the change
 * @param applied false if the route had reached the epoch before
 */
public record RouteUpdate(ModuleRoute previous, boolean applied) {}
