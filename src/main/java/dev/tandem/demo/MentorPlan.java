package dev.tandem.demo;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a mentor publishes: the hours of a week and the offerings, as bodies of requests. */
record MentorPlan(
    UUID mentor,
    String zone,
    List<Map<String, Object>> weekly,
    List<Map<String, Object>> offerings,
    int popularity) {}
