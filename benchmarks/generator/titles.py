"""Ten thousand titles of actions of which no two are alike by chance, and near duplicates on purpose.

A title is a word of a Reed-Solomon code over the 31 phrases of each of five places: any two titles have at most two
places in common, so what a search for duplicates finds beyond the planted pairs is its own mistake.
"""

from random import Random

from benchmarks.generator.prose import Text, phrases

ALPHABET = 31

ACTS = phrases(
    """
    Elaborar un manual de | Draft a manual on
    Adoptar un protocolo de | Adopt a protocol on
    Crear una base de | Create a register of
    Armonizar las normas de | Harmonise the rules on
    Capacitar equipos en | Train teams in
    Realizar un estudio de | Carry out a study of
    Publicar estadísticas de | Publish statistics on
    Establecer un mecanismo de | Establish a mechanism for
    Evaluar la atención de | Evaluate the handling of
    Coordinar operativos de | Coordinate operations on
    Difundir guías de | Disseminate guides to
    Digitalizar expedientes de | Digitise the files of
    Reforzar la vigilancia de | Strengthen the monitoring of
    Designar enlaces para | Designate liaisons for
    Financiar proyectos de | Fund projects on
    Supervisar el cumplimiento de | Supervise compliance with
    Negociar acuerdos de | Negotiate agreements on
    Identificar brechas de | Identify gaps in
    Intercambiar lecciones de | Exchange lessons on
    Diseñar indicadores de | Design indicators of
    Instalar equipos de | Install equipment for
    Auditar procesos de | Audit processes of
    Simplificar trámites de | Simplify formalities for
    Traducir materiales de | Translate materials on
    Ensayar simulacros de | Rehearse exercises in
    Certificar instructores de | Certify instructors in
    Cartografiar servicios de | Map services for
    Ampliar la cobertura de | Extend the coverage of
    Validar herramientas de | Validate tools for
    Revisar planes de | Review plans for
    Promover redes de | Promote networks for
    """
)
OBJECTS = phrases(
    """
    entrevistas iniciales | initial interviews
    rutas marítimas | maritime routes
    documentos falsificados | forged documents
    flujos financieros | financial flows
    testigos protegidos | protected witnesses
    retorno voluntario | voluntary return
    alojamiento abierto | open accommodation
    rescate en desiertos | desert rescue
    reunificación familiar | family reunification
    controles biométricos | biometric checks
    alertas tempranas | early warnings
    extradición | extradition
    decomiso de bienes | asset confiscation
    visados humanitarios | humanitarian visas
    pruebas digitales | digital evidence
    atención psicosocial | psychosocial care
    transporte aéreo | air transport
    perfiles de riesgo | risk profiles
    asistencia consular | consular assistance
    inspección laboral | labour inspection
    asesoría jurídica | legal advice
    tránsito de menores | transit of minors
    redes sociales | social networks
    cadena de custodia | chain of custody
    personas desaparecidas | missing persons
    interpretación indígena | indigenous interpretation
    regularización | regularisation
    reinserción económica | economic reintegration
    escuchas autorizadas | authorised interceptions
    albergues temporales | temporary shelters
    remesas | remittances
    """
)
GROUPS = phrases(
    """
    para fiscales de enlace | for liaison prosecutors
    para jueces penales | for criminal judges
    para cónsules | for consuls
    para guardacostas | for coast guards
    para policías de investigación | for investigating police
    para inspectores de migración | for immigration inspectors
    para trabajadoras sociales | for social workers
    para docentes rurales | for rural teachers
    para periodistas | for journalists
    para municipios costeros | for coastal municipalities
    para transportistas | for carriers
    para personal médico | for medical staff
    para defensores públicos | for public defenders
    para aduanas | for customs officers
    para analistas financieros | for financial analysts
    para líderes comunitarios | for community leaders
    para intérpretes | for interpreters
    para aerolíneas | for airlines
    para universidades | for universities
    para peritos forenses | for forensic experts
    para parlamentarios | for members of parliament
    para albergues juveniles | for youth shelters
    para cooperativas agrícolas | for farming cooperatives
    para bancos | for banks
    para custodios | for custodial staff
    para notarios | for notaries
    para sindicatos | for trade unions
    para bomberos | for firefighters
    para familias receptoras | for host families
    para psicólogos | for psychologists
    para administradores portuarios | for harbour masters
    """
)
SETTINGS = phrases(
    """
    en puestos terrestres | at land crossings
    en aeropuertos | at airports
    en puertos pesqueros | at fishing harbours
    en comunidades de origen | in communities of origin
    en zonas selváticas | in jungle areas
    en capitales | in capitals
    en islas | on islands
    en centros de acogida | at reception centres
    en juzgados | in courts
    en embajadas | in embassies
    en barrios urbanos | in urban districts
    en carreteras | on highways
    en estaciones ferroviarias | at railway stations
    en ríos limítrofes | on border rivers
    en escuelas | in schools
    en hospitales | in hospitals
    en aguas internacionales | in international waters
    en mercados | in markets
    en plantaciones | on plantations
    en terminales de autobuses | at bus terminals
    en oficinas consulares | in consular offices
    en prisiones | in prisons
    en reservas naturales | in nature reserves
    en parques industriales | in industrial parks
    en pasos informales | at informal crossings
    en hoteles | in hotels
    en academias | at academies
    en archivos | in archives
    en ayuntamientos | in town halls
    en campamentos | in camps
    en laboratorios | in laboratories
    """
)
MANNERS = phrases(
    """
    mediante talleres binacionales | through binational workshops
    con apoyo satelital | with satellite support
    a través de ventanillas únicas | through one-stop desks
    por vía telemática | by telematic means
    con equipos móviles | with mobile teams
    mediante becas | through scholarships
    con enfoque de género | with a gender perspective
    en turnos rotativos | in rotating shifts
    mediante auditorías externas | through external audits
    con fondos compartidos | with shared funds
    por fases anuales | in yearly phases
    mediante teatro popular | through popular theatre
    con radios locales | with local radio stations
    mediante convenios marco | through framework agreements
    con mentores | with mentors
    según normas abiertas | to open standards
    mediante encuestas | through surveys
    con traductores jurados | with sworn translators
    mediante visitas cruzadas | through exchange visits
    con veeduría ciudadana | with citizen oversight
    por correo cifrado | by encrypted mail
    mediante cursos virtuales | through online courses
    con voluntariado | with volunteers
    mediante pasantías | through internships
    con tableros públicos | with public dashboards
    mediante líneas gratuitas | through toll-free lines
    con patrullas mixtas | with mixed patrols
    mediante licitación conjunta | through joint tendering
    con mediadores | with mediators
    mediante historietas | through comic strips
    por turnos nocturnos | in night shifts
    """
)
PLACES = (ACTS, OBJECTS, GROUPS, SETTINGS, MANNERS)


def titles(draw: Random, number: int) -> list[Text]:
    """So many titles (at most 31 ** 3), any two of which share at most two of their five phrases."""
    return [title(code) for code in draw.sample(range(ALPHABET**3), number)]


def title(code: int) -> Text:
    """The title of one code word: its digits in base 31 are the coefficients of a polynomial, read at 0..4."""
    high, rest = divmod(code, ALPHABET**2)
    middle, low = divmod(rest, ALPHABET)
    chosen = [place[(low + middle * x + high * x * x) % ALPHABET] for x, place in enumerate(PLACES)]
    return Text(" ".join(part.es for part in chosen), " ".join(part.en for part in chosen))


def reworded(text: Text, turn: int) -> Text:
    """The same title as another group would put it: a longer connection, or one adverb more."""
    if turn % 2:
        return Text(swapped(text.es, " para ", " destinado a "), swapped(text.en, " for ", " aimed at "))
    return Text(f"{text.es} de forma conjunta", f"{text.en} jointly")


def swapped(whole: str, old: str, new: str) -> str:
    """The last `old` of a text replaced: the one before the group, not one inside the act."""
    before, _, after = whole.rpartition(old)
    return f"{before}{new}{after}"
