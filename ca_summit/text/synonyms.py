"""Words of like meaning, which the press exchanges: `перечень` and `список`, `hub` and `centre`."""

from collections import defaultdict

from .folding import fold
from .tokens import stem

_RUSSIAN = """
перечень список каталог реестр
хаб центр
узел хаб
сухопутный наземный
договор соглашение пакт
создать учредить основать образовать сформировать
единый общий совместный
ежегодный регулярный каждогодний
здоровье здравоохранение медицина
угроза вызов риск опасность
предложить инициировать выдвинуть
предложение инициатива
идея замысел мысль
встреча саммит
заседание совещание сессия собрание
президент лидер глава руководитель
провести организовать устроить
страна государство республика
сотрудничество взаимодействие партнёрство кооперация
подписать заключить
программа план
принять одобрить утвердить
ратифицировать утвердить
форум конференция конгресс симпозиум
торговля товарооборот товарообмен коммерция
разработать выработать подготовить составить
сообща вместе совместно коллективно
поддержка помощь содействие
обсудить рассмотреть
изучить исследовать проанализировать
электроэнергия электричество
иностранный зарубежный внешний
сохранить сберечь спасти уберечь
согласовать координировать увязать синхронизировать
ГЭС гидроэлектростанция гидроузел
гидросооружение плотина дамба
переговоры диалог консультация
коридор маршрут путь
дорога трасса магистраль шоссе автодорога
дружба добрососедство братство
запустить начать стартовать открыть
начало старт запуск
концепция стратегия доктрина
зона территория
решить урегулировать уладить разрешить
сближение интеграция объединение
сблизить гармонизировать унифицировать
мера шаг действие
использовать применять задействовать пользоваться
развивать продвигать
транспорт перевозка транспортировка грузоперевозка
поставка снабжение доставка
усилить укрепить упрочить
нарастить увеличить расширить повысить
платформа площадка
сайт портал веб-сайт
промышленность индустрия производство
цифровой электронный
цифровизация диджитализация оцифровка информатизация
устойчивый стабильный
область сфера отрасль сектор направление
климат потепление
пройти состояться
заявление коммюнике декларация
комплексный всеобъемлющий всесторонний
Китай КНР
Россия РФ
Арал Приаралье
центральноазиатский среднеазиатский
мировой всемирный глобальный
министерство ведомство
орган структура инстанция
резолюция решение постановление
национальный государственный
барьер препятствие преграда помеха ограничение
рост увеличение подъём наращивание прирост
правило норма регламент порядок
стандарт норматив требование техрегламент
объединить соединить связать
крупный большой масштабный
трансграничный транснациональный
граница рубеж
межправительственный межгосударственный
бренд марка брендинг
взаимный обоюдный
взаимовыгодный выгодный обоюдовыгодный
зелёный экологический экологичный чистый
экология природа природоохрана
механизм инструмент рычаг
способ метод приём подход
телеканал телевидение ТВ телестанция
СМИ пресса медиа масс-медиа
кабель оптоволокно ВОЛС
дно подводный
молодёжь юношество
чрезвычайный экстренный
бедствие катастрофа катаклизм ЧС
положение ситуация обстановка
уровень ранг статус
инвестиция капиталовложение вложение
позиция мнение взгляд
строить возводить сооружать прокладывать
строительство возведение сооружение стройка прокладка
вступить присоединиться войти примкнуть
присоединение вступление членство
участник член
туризм путешествие поездка
турист путешественник
тур экскурсия турмаршрут
кластер технопарк
включить внести добавить
экстремизм радикализм фундаментализм
вопрос проблема тема
цель задача
бизнес предпринимательство деловой
предприниматель бизнесмен коммерсант промышленник
основа база фундамент базис
перенести отложить отсрочить
снять убрать устранить отменить ликвидировать
кредит заём ссуда
донор спонсор кредитор
подготовка обучение тренинг
образование просвещение обучение
образовательный учебный
продовольствие питание пища
продовольственный пищевой продуктовый
порт гавань терминал
благополучие благосостояние процветание
компания фирма корпорация предприятие
предприятие завод фабрика
координатор куратор
помочь содействовать способствовать
упростить облегчить либерализовать
гарантия защита
заместитель зам вице
премьер премьер-министр
правительство кабмин кабинет
привлечь вовлечь подключить
экономика хозяйство
сельский сельскохозяйственный аграрный агропромышленный
сельхозпродукция агропродукция продовольствие
растениеводство земледелие
животноводство скотоводство
переработка обработка
потенциал возможность
груз карго
товар продукция изделие продукт
мероприятие событие акция
преступность криминал преступление
связь отношение контакт
коммуникация телекоммуникация связь
искусство творчество
ускорить форсировать
приветствовать одобрить поддержать
выполнение исполнение реализация осуществление
улучшить усовершенствовать оптимизировать
модернизировать обновить реконструировать
конфликт война столкновение
спор разногласие противоречие
соперничество конкуренция противостояние конфронтация
собраться встретиться съехаться
эксперт специалист аналитик
учёный исследователь
упор акцент
рациональный разумный бережный экономный
эффективный действенный результативный
верховье исток
идентичность самобытность
вуз университет институт академия
ввести внедрить установить
противостоять противодействовать бороться борьба
следующий очередной предстоящий
ассоциация объединение союз альянс
конкретный предметный
адаптация приспособление
ранний заблаговременный своевременный
предупреждение оповещение уведомление
возобновить восстановить возродить
возобновляемый альтернативный ВИЭ
предоставить дать выделить
подтвердить заверить
импорт ввоз
экспортировать вывозить поставлять
покупать закупать приобретать
госзакупка закупка тендер госзаказ
единство сплочённость солидарность
превентивный профилактический упреждающий предупредительный
предотвратить предупредить упредить пресечь
опыт практика
стоимость цена
издержка затрата расход
газопровод трубопровод
энергоноситель углеводород топливо
электропередача ЛЭП
энергосистема электросеть
ТЭО обоснование
поручить распорядиться обязать
итог результат
ответ реакция реагирование
экономия сбережение водосбережение
информация данные сведения
инновационный передовой современный новейший
высокотехнологичный наукоёмкий
инновация новшество нововведение
водопользование водораспределение вододеление
распределение разделение
наследие достояние
роль значение важность
наркотрафик наркоторговля наркотик наркобизнес
научный академический
обмениваться делиться
кочевник номад
народ нация
рознь вражда раздор ненависть
важный значимый ключевой
главный ключевой ведущий
первоочередной приоритетный срочный неотложный
мультимодальный комбинированный смешанный интермодальный
равный равноправный одинаковый
информационный новостной медийный
агентство информагентство
тариф пошлина
учёт контроль мониторинг
наблюдать отслеживать следить мониторинг
космос спутник
медиапродукт контент медиапроект
сертификат свидетельство
разрешение лицензия допуск
сообщество содружество
конкурс состязание
соревнование состязание турнир чемпионат
премия награда приз
знак орден медаль
стипендия грант
выставка экспозиция ярмарка экспо
преференция льгота
юбилей годовщина летие
учение манёвры
военный армейский оборонный
влияние воздействие
ресурс запас резерв
залежь месторождение
спрос потребность нужда
фестиваль праздник торжество
кризис потрясение шок
кодекс свод
закон законодательство акт
правовой юридический нормативный
добиться достичь
вакцинация прививка иммунизация
лекарство препарат медикамент
фармакология фармацевтика
врач медик доктор
болезнь заболевание инфекция
пандемия эпидемия коронавирус ковид
снижение сокращение уменьшение
десятилетие декада
онлайн дистанционно удалённо
видеосвязь видеоконференция
взаимосвязанность связность сопряжённость
указ распоряжение декрет
старейшина аксакал
пункт КПП
нехватка дефицит недостаток
ирригация орошение полив
вегетационный поливной
попуск сброс
засуха маловодье
прозрачность транспарентность
кино кинематограф фильм
ремесло промысел
кибербезопасность инфобезопасность киберзащита
авиа авиационный воздушный
грузопоток грузооборот
атомный ядерный
председательство президентство
занятость трудоустройство
делимитация демаркация
передвижной гастрольный
реклама промоушен пиар
углеродоёмкость выброс декарбонизация
независимость суверенитет
студент учащийся
пробный тестовый пилотный испытательный
пятисторонний пятёрка
напрямую непосредственно
завершить закончить достроить
переходящий ротационный поочерёдный
стимулировать поощрять подтолкнуть
спецслужба разведка
представитель делегат посланец
беспошлинный свободный
соседний сопредельный смежный
процедура формальность
диплом квалификация
металл минерал ископаемое
компетенция навык умение
деньги средство финансирование
деградация опустынивание эрозия
паспорт удостоверение
экспорт вывоз поставка
"""
_ENGLISH = """
list catalogue register inventory
hub centre
overland land
guarantee protection safeguard assurance
set establish create found launch form
common shared joint single unified
yearly annual regular
health healthcare medicine
threat challenge risk danger
propose suggest offer
proposal initiative
idea thought notion
meeting summit
leader president head
hold host organise convene
country state nation republic
cooperation collaboration partnership interaction
cooperate collaborate
sign conclude ink
agreement treaty accord pact
programme plan scheme
adopt approve endorse
ratify approve
forum conference congress symposium
trade commerce turnover
announce declare proclaim
draft prepare elaborate draw
together jointly collectively
backing support assistance help aid
discuss debate consider
study examine explore research
electricity power
foreign overseas external
save preserve conserve safeguard
saving conservation
ready willing prepared
coordinate align synchronise harmonise
hydropower hydroelectric
dam hydropower reservoir
talk negotiation dialogue consultation
corridor route path
road highway motorway
railway rail railroad
friendship neighbourliness amity
start begin launch open
strategy concept doctrine
zone territory
settle resolve solve
settlement resolution solution
integration rapprochement
measure step action
use apply employ utilise
develop promote foster
transport carriage shipping
freight cargo
supply delivery shipment
strengthen reinforce consolidate enhance bolster
expand widen increase enlarge boost raise
platform venue
website site portal
industry manufacturing production
digital electronic online
digitalise computerise
sustainable stable lasting
field area sphere sector
technology know-how
statement communique declaration
comprehensive all-round overall
China PRC
world global worldwide
agency body authority
decision resolution ruling
barrier obstacle hindrance restriction
growth increase rise
rule regulation norm
unite join link connect
link connection tie
large big major
transboundary cross-border transnational
border frontier boundary
intergovernmental interstate
mutual reciprocal
beneficial advantageous profitable
green clean environmental ecological
environment ecology nature
mechanism tool instrument lever
approach method
television TV broadcaster
media press journalist
climate warming
cable fibre
seabed undersea submarine subsea
youth young
emergency contingency
disaster catastrophe calamity
investment funding
build construct erect
construction building
join enter accede
accession membership entry
participant member
tourism travel
tourist traveller visitor
cluster technopark
extremism radicalism fundamentalism
goal aim task objective target
business enterprise
entrepreneur businessman industrialist
company firm corporation
plant factory facility
basis foundation base cornerstone
postpone delay defer
remove lift abolish eliminate
loan credit
money finance
training education instruction
education schooling teaching
food nutrition
port harbour terminal
simplify ease facilitate streamline liberalise
attract engage involve
agriculture farming agrarian
processing refining
potential capacity
goods product merchandise commodity
crime offence criminality
communications telecommunications telecoms
speed accelerate expedite hasten
fast quick rapid swift
welcome hail praise
fulfil implement execute realise
fulfilment implementation execution
improve upgrade better optimise
modernise upgrade renew rebuild
conflict war clash
dispute disagreement controversy
rivalry competition confrontation
gather assemble meet convene
expert specialist analyst
scholar scientist researcher academic
focus emphasis accent
rational sensible reasonable careful
effective efficient
upstream headwaters
identity distinctiveness
university institute college academy
counter resist oppose combat fight
association union alliance
adapt adjust
warning alert notification
resume restore revive renew
renewable alternative
provide give grant
export sell
import purchase
buy purchase procure
procurement purchasing tender
unity solidarity cohesion
preventive preemptive
prevent avert forestall
prevention averting
cost expense
pipeline pipe
people nation
feasibility viability
result outcome
response reaction
data information
modern advanced innovative
distribution allocation sharing
heritage legacy
role importance
trafficking smuggling contraband
medicine drug pharmaceutical
exchange share swap
discord hatred strife enmity
main key principal chief
multimodal combined intermodal
news information
tariff duty levy
monitor track observe watch
monitoring tracking control accounting
satellite space
permit licence authorisation
community commonwealth
contest competition
game sport tournament
prize award
scholarship grant bursary stipend
exhibition expo exposition
preference privilege concession
anniversary jubilee
exercise drill manoeuvre
defence military
resource reserve
demand need
festival celebration
crisis shock
law legislation statute
legal juridical
achieve attain reach
vaccination immunisation inoculation
disease illness infection
pandemic epidemic coronavirus covid
glacier ice
cut reduce lower decrease
reduction cut decrease
video videoconference
interconnectedness connectivity
decree edict
secretariat apparatus
elder aksakal
representative envoy delegate
ambassador envoy
checkpoint crossing
shortage deficit scarcity
irrigation watering
drought dry
transparency openness
cinema film movie
craft handicraft
cybersecurity cyber
nuclear atomic
presidency chairmanship
delimitation demarcation
advertising campaign
carbon emission decarbonisation
independence sovereignty
trial pilot test
encourage stimulate push
government cabinet
duty-free free
procedure formality
issue problem question
diploma degree qualification
concrete specific practical
trust confidence
position stance view opinion
employment job
student pupil
storage warehouse
air aviation
skill competence
degradation desertification erosion
land soil
passport identity
export sale supply
"""
_GROUPS = (*_RUSSIAN.split("\n"), *_ENGLISH.split("\n"))
"""Words in their dictionary form, a group a line: who looks for one takes a record with another as an answer.

Ours, from the usage of the Russian and the English press. Neither words of one family (text/families.py) nor
names (the concepts of a data set) are listed; antonyms and kinds of one thing are no synonyms.
"""


def synonyms() -> dict[str, list[str]]:
    """Stems (tokens.stem) with those of the words of like meaning, in the order of the groups."""
    others: dict[str, dict[str, None]] = defaultdict(dict)
    for group in _GROUPS:
        stems = dict.fromkeys(stem(fold(word)) for word in group.split())
        for each in stems:
            others[each].update(stems)
    return {each: [other for other in alike if other != each] for each, alike in others.items()}
