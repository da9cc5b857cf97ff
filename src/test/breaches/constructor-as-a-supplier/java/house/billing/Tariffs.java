package house.billing;

public class Tariffs {}
