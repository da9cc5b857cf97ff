package dev.tandem.rollout.routing;

/**
 * The result of changing a route.
 *
 * @param applied false if the route had reached the epoch before
 */
public record RouteUpdate(Stage previousStage, boolean applied) {}
