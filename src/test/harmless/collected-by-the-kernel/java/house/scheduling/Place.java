package house.scheduling;

record Place(String name) {}
